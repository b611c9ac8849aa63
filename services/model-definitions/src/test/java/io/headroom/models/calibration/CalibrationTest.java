package io.headroom.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Calibration STEPS = new Calibration(new float[] {-1, 0, 2}, new float[] {0.1f, 0.3f, 0.9f});

    @Test
    void probability_isLinearBetweenKnots_andKeepsTheOrderOutside() {
        assertThat(STEPS.probabilities(new float[] {-1, -0.5f, 1, 2}))
                .containsExactly(new float[] {0.1f, 0.2f, 0.6f, 0.9f}, within(1e-6f));
        assertThat(STEPS.probability(3)).isBetween(0.9001f, 0.99f).isLessThan(STEPS.probability(4));
        assertThat(STEPS.probability(-3)).isBetween(0.09f, 0.0999f).isGreaterThan(STEPS.probability(-4));
    }

    @Property
    void probability_neverFalls(
            @ForAll @FloatRange(min = -20, max = 20) float a, @ForAll @FloatRange(min = -20, max = 20) float b) {
        assertThat(STEPS.probability(Math.max(a, b))).isGreaterThanOrEqualTo(STEPS.probability(Math.min(a, b)));
    }

    @Property
    void identity_isTheLogisticFunction(@ForAll @FloatRange(min = -9, max = 9) float logit) {
        assertThat(Calibration.identity().probability(logit))
                .isCloseTo((float) (1 / (1 + Math.exp(-logit))), within(1e-3f));
    }

    @Test
    void construction_isRefused_whenProbabilitiesFall() {
        assertThatThrownBy(() -> new Calibration(new float[] {0, 1}, new float[] {0.5f, 0.4f}))
                .hasMessage("calibration knot 1 (1.0, 0.4) is out of order or range");
    }
}

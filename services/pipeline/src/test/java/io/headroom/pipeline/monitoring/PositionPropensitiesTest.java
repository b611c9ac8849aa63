package io.headroom.pipeline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.pipeline.replay.Tastes;
import org.junit.jupiter.api.Test;

class PositionPropensitiesTest {

    @Test
    void of_isTheClickRateRelativeToTheFirstPlace() {
        PositionPropensities propensities =
                PositionPropensities.of(new long[] {100_000, 100_000, 50_000}, new long[] {20_000, 10_000, 2_500});

        assertThat(propensities.values()).hasSize(3).startsWith(1.0);
        assertThat(propensities.values().get(1)).isCloseTo(0.5, within(1e-4));
        assertThat(propensities.values().get(2)).isCloseTo(0.25, within(1e-4));
        assertThat(propensities.mean(new int[] {1, 2, 0, 2, 9})).isCloseTo((1 + 0.5 + 0.5 + 0.25) / 4, within(1e-4));
    }

    @Test
    void of_poolsPlacesThatWouldRise() {
        PositionPropensities propensities =
                PositionPropensities.of(new long[] {1_000, 1_000, 1_000, 0}, new long[] {300, 100, 200, 0});

        assertThat(propensities.values().get(1)).isEqualTo(propensities.values().get(2));
        assertThat(propensities.values().get(1)).isCloseTo(0.5, within(0.01));
        assertThat(propensities.values()).allMatch(value -> value > 0 && value <= 1);
        assertThat(propensities.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void of_isAboveZero_whereAPlaceWasNeverClicked() {
        assertThat(PositionPropensities.of(new long[] {50, 50}, new long[] {10, 0})
                        .values())
                .allMatch(value -> value > 0);
    }

    @Test
    void of_isEmptyAndSaysWhy_whenNothingIsKnown() {
        PositionPropensities unclicked = PositionPropensities.of(new long[] {50, 50}, new long[] {0, 0});

        assertThat(unclicked.values()).isEmpty();
        assertThat(unclicked.from()).contains("clicked");
        assertThat(unclicked.mean(new int[] {1, 2})).isEqualTo(1);
        assertThat(PositionPropensities.of(Tastes.dataset(false)).from()).contains("do not say what was shown");
    }
}

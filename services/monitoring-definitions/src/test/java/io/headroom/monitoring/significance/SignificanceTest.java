package io.headroom.monitoring.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/** Closed forms and worked examples. */
class SignificanceTest {
    @Test
    void benjaminiHochberg_rejectsAsInThePapersExample() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };

        assertThat(BenjaminiHochberg.of(p, 0.05).rejected()).containsExactly(0, 1, 2, 3);
        assertThat(BenjaminiHochberg.of(p, 0.05).adjusted(0)).isCloseTo(0.0015, within(1e-9));
        assertThat(BenjaminiHochberg.of(p, 0.05).adjusted(3)).isCloseTo(0.035625, within(1e-9));
    }

    @Test
    void benjaminiHochberg_refusesWhatIsNoProbability() {
        assertThat(BenjaminiHochberg.of(new double[0], 0.05).rejected()).isEmpty();
        assertThatThrownBy(() -> BenjaminiHochberg.of(new double[] {Double.NaN}, 0.05))
                .hasMessageContaining("NaN");
    }

    @Test
    void proportion_isClopperAndPearsons() {
        assertThat(Intervals.proportion(0, 10, 0.95).high()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-9));
        assertThat(Intervals.proportion(10, 10, 0.95).low()).isCloseTo(Math.pow(0.025, 0.1), within(1e-9));
        assertThat(Intervals.proportion(4, 20, 0.95).low()).isCloseTo(0.05733, within(1e-4));
        assertThat(Intervals.proportion(4, 20, 0.95).high()).isCloseTo(0.43661, within(1e-4));
        assertThat(Intervals.proportion(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void rate_isGarwoods() {
        assertThat(Intervals.rate(0, 1, 0.95).high()).isCloseTo(-Math.log(0.025), within(1e-9));
        assertThat(Intervals.rate(10, 2, 0.95).low()).isCloseTo(4.7954 / 2, within(1e-4));
        assertThat(Intervals.rate(10, 2, 0.95).high()).isCloseTo(18.3904 / 2, within(1e-4));
        assertThat(Intervals.rate(0, 0, 0.95).high()).isInfinite();
    }

    @Test
    void designEffect_isTheChiSquareItself_whenObservationsAreIndependent() {
        double p = DesignEffect.INDEPENDENT.pValue(16.92, 9, 1000, 3000);

        assertThat(p).isCloseTo(ChiSquaredDistribution.of(9).survivalProbability(16.92), within(1e-12));
        assertThat(DesignEffect.INDEPENDENT.criticalValue(p, 9, 1000, 3000)).isCloseTo(16.92, within(1e-9));
    }

    @Test
    void designEffect_scalesTheStatistic_whenAllEffectsAreAlike() {
        DesignEffect fourfold = new DesignEffect(4, 0, 4, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false);

        assertThat(fourfold.criticalValue(0.05, 9, 1000, 1e12))
                .isCloseTo(4 * ChiSquaredDistribution.of(9).inverseSurvivalProbability(0.05), within(1e-4));
        assertThat(fourfold.effectiveSize(1000)).isEqualTo(250);
    }

    @Test
    void estimator_knowsWhatRepetitionCosts() {
        double mean = 0;
        double cumulative = 0;
        for (int stream = 0; stream < 100; stream++) {
            Random random = new Random(5 + stream);
            DesignEffectEstimator estimator = new DesignEffectEstimator(4, 9);
            for (int window = 0; window < 9; window++) {
                block(estimator, random, 5, 40);
                estimator.closeWindow();
            }
            mean += estimator.current().mean() / 100;
            cumulative += estimator.current().cumulative() / 100;
        }

        // Each observation five times over: every effect is 5. One estimate strays by a sixth of it.
        assertThat(mean).isCloseTo(5, within(0.3));
        assertThat(cumulative).isCloseTo(5, within(0.5));
    }

    private static void block(DesignEffectEstimator estimator, Random random, int copies, int blocks) {
        for (int block = 0; block < blocks; block++) {
            long[] counts = new long[4];
            for (int i = 0; i < 40; i++) {
                counts[random.nextInt(4)] += copies;
            }
            estimator.block(counts);
        }
    }

    @Test
    void estimator_forgetsTheOneWindowInWhichTheStreamChanged() {
        Random random = new Random(6);
        DesignEffectEstimator estimator = new DesignEffectEstimator(4, 5);
        for (int window = 0; window < 5; window++) {
            block(estimator, random, 1, 20);
            if (window == 3) {
                for (int block = 0; block < 20; block++) {
                    estimator.block(new long[] {0, 0, 0, 40});
                }
            }
            estimator.closeWindow();
        }

        assertThat(estimator.current().mean()).isLessThan(1.6);
    }

    @Test
    void estimator_goesOnIdentically_whenRestored() throws IOException {
        Random random = new Random(7);
        DesignEffectEstimator estimator = new DesignEffectEstimator(4, 5);
        block(estimator, random, 2, 20);
        estimator.closeWindow();
        block(estimator, random, 3, 7);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        estimator.save(new DataOutputStream(bytes));
        DesignEffectEstimator restored =
                DesignEffectEstimator.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(restored.current()).isEqualTo(estimator.current());
        assertThat(restored.closeWindow()).isEqualTo(estimator.closeWindow());
    }
}

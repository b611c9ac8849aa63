package io.headroom.monitoring.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.distance.KolmogorovSmirnov;
import io.headroom.monitoring.distance.StepDistribution;
import io.headroom.monitoring.significance.DesignEffect;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {
    private static final int SIZE = 10_000;

    private static float[] sample(Random random, double shift) {
        float[] sample = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sample[i] = (float) (random.nextGaussian() + shift);
        }
        return sample;
    }

    private static QuantileSketch sketch(float[] sample, long salt) {
        QuantileSketch sketch = new QuantileSketch(QuantileSketch.DEFAULT_K, salt);
        for (float value : sample) {
            sketch.add(value);
        }
        return sketch;
    }

    @Test
    void toBytes_takesLessThanNineteenKilobytes_afterTenThousandValues() {
        assertThat(sketch(sample(new Random(1), 0), 1).toBytes().length).isBetween(8_000, 19_000);
    }

    @Test
    void distance_isWithinTheReferenceErrorOfTheExactOne() {
        Random random = new Random(3);
        double worst = 0;
        for (int run = 0; run < 40; run++) {
            float[] left = sample(random, 0);
            float[] right = sample(random, 0.02 * run);
            double exact = KolmogorovSmirnov.distance(StepDistribution.of(left), StepDistribution.of(right));
            double sketched = KolmogorovSmirnov.distance(
                    sketch(left, run).distribution(), sketch(right, 1000 + run).distribution());
            worst = Math.max(worst, Math.abs(exact - sketched));
        }
        assertThat(worst).isLessThanOrEqualTo(0.0025);
    }

    @Test
    void threshold_findsThreeTenthsOfASigmaAlways_andNothingHardlyEver() {
        Random random = new Random(4);
        int found = 0;
        int small = 0;
        int falseAlarms = 0;
        for (int run = 0; run < 60; run++) {
            StepDistribution reference = sketch(sample(random, 0), run).distribution();
            found += exceeded(reference, sample(random, 0.3), run);
            small += exceeded(reference, sample(random, 0.1), run);
            falseAlarms += exceeded(reference, sample(random, 0), run);
        }
        assertThat(found).isEqualTo(60);
        assertThat(small).isEqualTo(60);
        assertThat(falseAlarms).isLessThanOrEqualTo(3);
    }

    private static int exceeded(StepDistribution reference, float[] sample, long salt) {
        StepDistribution current = sketch(sample, 5000 + salt).distribution();
        return KolmogorovSmirnov.test(reference, current, 0.05, DesignEffect.INDEPENDENT)
                        .exceeded()
                ? 1
                : 0;
    }

    @Test
    void distribution_isExact_whileEveryValueIsThere() {
        float[] few = {3, 1, 2, 2};

        assertThat(sketch(few, 1).distribution().quantile(0.5)).isEqualTo(2f);
        assertThat(sketch(few, 1).rankError()).isZero();
        assertThat(KolmogorovSmirnov.distance(sketch(few, 1).distribution(), StepDistribution.of(few)))
                .isZero();
    }

    @Test
    void distribution_isEmpty_beforeTheFirstValue() {
        assertThat(new QuantileSketch(200, 1).distribution().isEmpty()).isTrue();
        assertThat(QuantileSketch.of(new QuantileSketch(200, 1).toBytes(), 1).count())
                .isZero();
    }

    @Test
    void rankError_isTheLibrarysOneSided_onceValuesWereLeftOut() {
        assertThat(sketch(sample(new Random(1), 0), 1).rankError()).isCloseTo(0.0027, within(0.0001));
    }

    @Test
    void add_refusesNaN() {
        assertThatThrownBy(() -> new QuantileSketch(200, 1).add(Float.NaN)).hasMessageContaining("missing");
    }
}

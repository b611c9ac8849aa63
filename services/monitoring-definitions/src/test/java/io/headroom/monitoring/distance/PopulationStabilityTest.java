package io.headroom.monitoring.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.Intervals;
import io.headroom.monitoring.significance.TestOutcome;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationStabilityTest {
    /** The index of two samples of one distribution, many times over, ascending. */
    private static double[] nullIndices(int bins, int size, int runs) {
        Random random = new Random(bins * 31L + size);
        double[] indices = new double[runs];
        for (int run = 0; run < runs; run++) {
            float[] reference = sample(random, size, 0);
            BinEdges edges = BinEdges.ofQuantiles(reference, bins);
            indices[run] = PopulationStability.index(
                    Histogram.of(edges, reference).counts(),
                    Histogram.of(edges, sample(random, size, 0)).counts());
        }
        Arrays.sort(indices);
        return indices;
    }

    private static float[] sample(Random random, int size, double shift) {
        float[] sample = new float[size];
        for (int i = 0; i < size; i++) {
            sample[i] = (float) (random.nextGaussian() + shift);
        }
        return sample;
    }

    private static long above(double[] indices, double threshold) {
        return Arrays.stream(indices).filter(index -> index > threshold).count();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.1, 0.85",
        "10, 100, 0.25, 0.22",
        "10, 200, 0.1, 0.36",
        "10, 200, 0.25, 0.005",
        "20, 200, 0.1, 0.96",
        "20, 200, 0.25, 0.21",
        "10, 1000, 0.1, 0",
        "10, 1000, 0.25, 0"
    })
    void index_exceedsFixedThresholdsAsOftenAsTheReference(int bins, int size, double threshold, double expected) {
        int runs = 2000;
        long above = above(nullIndices(bins, size, runs), threshold);
        double slack = Math.max(0.0005, expected > 0.1 ? 0.01 : 0.002);

        assertThat(Intervals.proportion(above, runs, 0.99).low()).isLessThanOrEqualTo(expected + slack);
        assertThat(Intervals.proportion(above, runs, 0.99).high()).isGreaterThanOrEqualTo(expected - slack);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.045, 0.003", "5000, 0.0085, 0.0006"})
    void index_hasTheReferencesNullQuantile(int size, double expected, double tolerance) {
        double[] indices = nullIndices(10, size, 2000);
        double quantile = indices[(int) (0.99 * indices.length)];

        assertThat(quantile).isCloseTo(expected, within(tolerance));
        assertThat(PopulationStability.threshold(10, size, size, 0.01)).isCloseTo(expected, within(tolerance));
    }

    @Test
    void index_isTheClosedForm() {
        double expected = (0.5 - 0.2) * Math.log(0.5 / 0.2) + (0.5 - 0.8) * Math.log(0.5 / 0.8);

        assertThat(PopulationStability.index(new long[] {50, 50}, new long[] {20, 80}))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void index_isFinite_whereABinIsEmptyOnOneSide() {
        assertThat(PopulationStability.index(new long[] {100, 0}, new long[] {0, 100}))
                .isBetween(5.0, 20.0);
    }

    @Test
    void test_saysNothing_whenAllIsInOneBin_orASideIsEmpty() {
        DesignEffect independent = DesignEffect.INDEPENDENT;
        assertThat(PopulationStability.test(new long[] {0, 9, 0}, new long[] {0, 5, 0}, 0.05, independent)
                        .pValue())
                .isOne();
        assertThat(PopulationStability.test(new long[] {4, 9}, new long[] {0, 0}, 0.05, independent))
                .isEqualTo(TestOutcome.NOTHING);
    }

    @Test
    void test_findsAConstantThatMoved() {
        float[] reference = new float[500];
        Arrays.fill(reference, 7);
        float[] moved = new float[500];
        Arrays.fill(moved, 6);
        BinEdges edges = BinEdges.ofQuantiles(reference, 10);

        TestOutcome outcome = PopulationStability.test(
                Histogram.of(edges, reference).counts(),
                Histogram.of(edges, moved).counts(),
                0.001,
                DesignEffect.INDEPENDENT);

        assertThat(outcome.exceeded()).isTrue();
        assertThat(outcome.pValue()).isLessThan(1e-6);
    }

    @Test
    void test_isLessSure_whenObservationsDependOnEachOther() {
        long[] reference = {300, 300, 300};
        long[] current = {130, 100, 70};
        DesignEffect dependent = new DesignEffect(4, 0.5, 4, 100, 100, false);

        assertThat(PopulationStability.test(reference, current, 0.05, dependent).pValue())
                .isGreaterThan(PopulationStability.test(reference, current, 0.05, DesignEffect.INDEPENDENT)
                        .pValue());
    }
}

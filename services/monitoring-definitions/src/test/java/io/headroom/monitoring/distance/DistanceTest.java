package io.headroom.monitoring.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.significance.DesignEffect;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Closed forms. */
class DistanceTest {
    private static final DesignEffect INDEPENDENT = DesignEffect.INDEPENDENT;

    @Test
    void ofQuantiles_cutsIntoEqualParts() {
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

        assertThat(BinEdges.ofQuantiles(hundred, 4).edges()).containsExactly(25, 50, 75);
    }

    @Test
    void ofQuantiles_collapsesTies_andKeepsSenseBelowTheLeastValue() {
        BinEdges edges = BinEdges.ofQuantiles(new double[] {0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, 5);

        assertThat(edges.edges()).containsExactly(Math.nextDown(0.0), 0, 2);
        assertThat(edges.binOf(-1)).isZero();
        assertThat(edges.binOf(-0.0)).isEqualTo(edges.binOf(0.0)).isOne();
    }

    @Test
    void ofQuantiles_leavesOutTheMissing_andTakesInfinityForLarge() {
        assertThat(BinEdges.ofQuantiles(new double[] {Double.NaN}, 10).bins()).isOne();
        assertThat(BinEdges.ofQuantiles(new double[] {1, 2, Double.POSITIVE_INFINITY, Double.NaN}, 3)
                        .edges())
                .containsExactly(Math.nextDown(1.0), 1, 2);
        assertThat(BinEdges.of(1, 2).binOf(Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void histogram_countsMissingApart() {
        Histogram histogram = Histogram.of(BinEdges.of(0, 1), new float[] {-1, 0, 0.5f, 1, 2, Float.NaN});

        assertThat(histogram.counts()).containsExactly(2, 2, 1);
        assertThat(histogram.missing()).isOne();
        assertThatThrownBy(() -> BinEdges.of(0).binOf(Double.NaN)).hasMessageContaining("missing");
    }

    @Test
    void jensenShannon_isZeroForTheSame_andOneForTheDisjoint() {
        assertThat(JensenShannon.divergence(new long[] {1, 3}, new long[] {10, 30}))
                .isCloseTo(0, within(1e-12));
        assertThat(JensenShannon.divergence(new long[] {5, 0}, new long[] {0, 9}))
                .isCloseTo(1, within(1e-12));
        assertThat(JensenShannon.divergence(new long[] {1, 1}, new long[] {1, 0}))
                .isCloseTo(0.311278, within(1e-6));
    }

    @Test
    void wasserstein_isTheShift_andTheMeanGapOfSortedSamples() {
        StepDistribution reference = StepDistribution.of(new float[] {1, 2, 3, 4});

        assertThat(Wasserstein.distance(reference, StepDistribution.of(new float[] {11, 12, 13, 14})))
                .isCloseTo(10, within(1e-9));
        assertThat(Wasserstein.distance(reference, StepDistribution.of(new float[] {1, 2, 3, 8})))
                .isCloseTo(1, within(1e-9));
        assertThat(Wasserstein.relative(reference, StepDistribution.of(new float[] {2, 3, 4, 5})))
                .isCloseTo(1 / Math.sqrt(1.25), within(1e-9));
    }

    @Test
    void smirnov_distanceAndThresholdAreTheBookOnes() {
        StepDistribution left = StepDistribution.of(new float[] {1, 2, 3, 4});
        StepDistribution right = StepDistribution.of(new float[] {3, 4, 5, 6});

        assertThat(KolmogorovSmirnov.distance(left, right)).isCloseTo(0.5, within(1e-12));
        assertThat(KolmogorovSmirnov.threshold(10_000, 10_000, 0.05)).isCloseTo(1.358 * Math.sqrt(2e-4), within(1e-5));
        assertThat(KolmogorovSmirnov.pValue(KolmogorovSmirnov.threshold(70, 30, 0.01), 70, 30))
                .isCloseTo(0.01, within(1e-12));
    }

    @Test
    void homogeneity_isPearsonsStatistic() {
        // 2 x 2 table of 30, 70 against 50, 50: chi-square 8.333, p 0.00389.
        var outcome = Homogeneity.test(Map.of("a", 30L, "b", 70L), Map.of("a", 50L, "b", 50L), 0.05, INDEPENDENT);

        assertThat(outcome.distance()).isCloseTo(Math.sqrt(8.3333 / 200), within(1e-4));
        assertThat(outcome.pValue()).isCloseTo(0.003892, within(1e-5));
        assertThat(outcome.exceeded()).isTrue();
    }

    @Test
    void homogeneity_poolsRareAndUnseenCategories() {
        Map<String, Long> reference = Map.of("a", 500L, "b", 498L, "rare", 1L, "rarer", 1L);

        assertThat(Homogeneity.test(reference, Map.of("a", 250L, "b", 249L, "new", 1L), 0.01, INDEPENDENT)
                        .exceeded())
                .isFalse();
        assertThat(Homogeneity.test(reference, Map.of("a", 250L, "b", 230L, "new", 20L), 0.01, INDEPENDENT)
                        .exceeded())
                .isTrue();
        assertThat(Homogeneity.test(Map.of(), Map.of("a", 3L), 0.01, INDEPENDENT)
                        .pValue())
                .isOne();
    }

    @Test
    void proportions_areExact_whereCountsAreSmall() {
        // Fisher's tea: 3 of 4 against 1 of 4.
        assertThat(Proportions.fisher(3, 4, 1, 4)).isCloseTo(0.4857, within(1e-4));
        assertThat(Proportions.test(0, 3000, 0, 1000, 0.05, INDEPENDENT).pValue())
                .isOne();
        assertThat(Proportions.test(0, 3000, 8, 1000, 0.001, INDEPENDENT).exceeded())
                .isTrue();
        assertThat(Proportions.test(0, 3000, 1, 1000, 0.05, INDEPENDENT).exceeded())
                .isFalse();
    }

    @Test
    void proportions_areTheChiSquare_whereCountsAreLarge() {
        assertThat(Proportions.test(30, 100, 50, 100, 0.05, INDEPENDENT).pValue())
                .isCloseTo(0.003892, within(1e-5));
    }
}

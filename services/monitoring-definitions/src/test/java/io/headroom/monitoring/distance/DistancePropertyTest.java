package io.headroom.monitoring.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DistancePropertyTest {
    @Property(tries = 300)
    void binDistances_areSymmetricBoundedAndZeroOnlyForTheSame(
            @ForAll @Size(6) List<@LongRange(min = 0, max = 1000) Long> leftCounts,
            @ForAll @Size(6) List<@LongRange(min = 0, max = 1000) Long> rightCounts) {
        long[] left = leftCounts.stream().mapToLong(Long::longValue).toArray();
        long[] right = rightCounts.stream().mapToLong(Long::longValue).toArray();
        assertThat(JensenShannon.divergence(left, right)).isBetween(0.0, 1.0);
        assertThat(JensenShannon.divergence(left, right))
                .isCloseTo(JensenShannon.divergence(right, left), within(1e-12));
        assertThat(PopulationStability.index(left, right)).isGreaterThanOrEqualTo(0);
        assertThat(PopulationStability.index(left, right))
                .isCloseTo(PopulationStability.index(right, left), within(1e-9));
        assertThat(PopulationStability.index(left, left)).isZero();
    }

    @Property(tries = 300)
    void stepDistances_areSymmetric_andUnmovedByOrder(
            @ForAll @Size(min = 1, max = 30) List<@FloatRange(min = -1000, max = 1000) Float> left,
            @ForAll @Size(min = 1, max = 30) List<@FloatRange(min = -1000, max = 1000) Float> right) {
        StepDistribution a = powers(left, 1);
        StepDistribution b = powers(right, 1);

        assertThat(KolmogorovSmirnov.distance(a, b)).isBetween(0.0, 1 + 1e-12);
        assertThat(KolmogorovSmirnov.distance(a, b)).isEqualTo(KolmogorovSmirnov.distance(b, a));
        assertThat(Wasserstein.distance(a, b)).isCloseTo(Wasserstein.distance(b, a), within(1e-6));
        assertThat(Wasserstein.distance(a, b)).isGreaterThanOrEqualTo(Math.abs(a.mean() - b.mean()) - 1e-6);
        assertThat(Wasserstein.distance(a, a)).isZero();
    }

    @Property(tries = 300)
    void smirnov_isUnmovedByMonotoneChange(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -50, max = 50) Integer> left,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -50, max = 50) Integer> right) {
        assertThat(KolmogorovSmirnov.distance(powers(left, 1), powers(right, 1)))
                .isEqualTo(KolmogorovSmirnov.distance(powers(left, 3), powers(right, 3)));
    }

    private static StepDistribution powers(List<? extends Number> values, int power) {
        float[] sample = new float[values.size()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) Math.pow(values.get(i).doubleValue(), power);
        }
        return StepDistribution.of(sample);
    }

    @Property(tries = 300)
    void quantileBins_holdTheirShareOfAContinuousReference(
            @ForAll @IntRange(min = 1, max = 25) int bins, @ForAll @IntRange(min = 50, max = 500) int size) {
        float[] reference = new float[size];
        for (int i = 0; i < size; i++) {
            reference[i] = (float) Math.sqrt(i);
        }
        long[] counts =
                Histogram.of(BinEdges.ofQuantiles(reference, bins), reference).counts();

        assertThat(counts).hasSize(bins);
        for (long count : counts) {
            assertThat((double) count).isCloseTo((double) size / bins, within(1.0));
        }
    }
}

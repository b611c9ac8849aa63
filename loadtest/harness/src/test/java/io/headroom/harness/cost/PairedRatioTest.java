package io.headroom.harness.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.cost.PairedRatio.Pair;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PairedRatioTest {

    @Test
    void quantile_isTheNearestRankOverAllSlices() {
        List<long[]> slices = List.of(
                LongStream.rangeClosed(51, 100).toArray(),
                LongStream.rangeClosed(1, 50).toArray());

        assertThat(PairedRatio.quantile(slices, 0.99)).isEqualTo(99);
        assertThat(PairedRatio.quantile(slices, 0.5)).isEqualTo(50);
        assertThat(PairedRatio.quantile(List.of(new long[0]), 0.99)).isZero();
    }

    @Test
    void of_findsTheFactor_whateverHitsBothOfAPair() {
        SplittableRandom random = new SplittableRandom(5);
        List<Pair> pairs = IntStream.range(0, 12)
                .mapToObj(pair -> {
                    double weather = 1 + 0.05 * random.nextDouble();
                    return new Pair(exponential(random, 11_000 * weather), exponential(random, 10_000 * weather));
                })
                .toList();

        PairedRatio ratio = PairedRatio.of(pairs, 0.99, 1);

        assertThat(ratio.value()).isBetween(1.04, 1.16);
        assertThat(ratio.low()).isLessThan(ratio.value()).isGreaterThan(0.98);
        assertThat(ratio.high()).isGreaterThan(ratio.value()).isLessThan(1.22);
    }

    @Test
    void interval_holdsOne_whereThereIsNoDifference_mostOfTheTime() {
        SplittableRandom random = new SplittableRandom(9);
        long covered = IntStream.range(0, 20)
                .filter(run -> {
                    List<Pair> pairs = IntStream.range(0, 10)
                            .mapToObj(pair -> new Pair(exponential(random, 10_000), exponential(random, 10_000)))
                            .toList();
                    PairedRatio ratio = PairedRatio.of(pairs, 0.9, run);
                    return ratio.low() <= 1 && ratio.high() >= 1;
                })
                .count();

        assertThat(covered).isGreaterThanOrEqualTo(15);
    }

    private static long[] exponential(SplittableRandom random, double mean) {
        return LongStream.range(0, 600)
                .map(request -> (long) (mean * random.nextExponential()))
                .toArray();
    }
}

package io.headroom.monitoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdwinTest {
    private static final int RUNS = 200;
    private static final int BEFORE = 10_000;
    private static final int AFTER = 10_000;

    private static boolean draw(SplittableRandom random, double probability) {
        return random.nextDouble() < probability;
    }

    /** Values after the jump until it is found; empty when it is missed. */
    private static int delay(double jumpTo, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
        for (int i = 0; i < BEFORE; i++) {
            adwin.add(draw(random, 0.2) ? 1 : 0);
        }
        for (int i = 1; i <= AFTER; i++) {
            if (adwin.add(draw(random, jumpTo) ? 1 : 0)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1557, 0.15, 12", "0.3, 432, 0.12, 0", "0.4, 153, 0.10, 0", "0.6, 63, 0.10, 0", "0.8, 47, 0.12, 0"
    })
    void add_findsJumpAfterTheReferenceDelay(double jumpTo, double reference, double tolerance, int misses) {
        int[] delays =
                IntStream.range(0, RUNS).map(run -> delay(jumpTo, 1000 + run)).toArray();
        double mean =
                IntStream.of(delays).filter(delay -> delay <= AFTER).average().orElseThrow();
        assertThat(mean).isCloseTo(reference, within(reference * tolerance));
        assertThat(IntStream.of(delays).filter(delay -> delay > AFTER).count()).isLessThanOrEqualTo(misses);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0", "0.1, 0", "0.3, 3", "0.5, 3"})
    void add_hardlyEverCuts_whenNothingChanges(double mean, int mostCuts) {
        int cuts = 0;
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 20; run++) {
            Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
            for (int i = 0; i < 100_000; i++) {
                cuts += adwin.add(draw(random, mean) ? 1 : 0) ? 1 : 0;
            }
        }
        assertThat(cuts).isLessThanOrEqualTo(mostCuts);
    }

    @Test
    void add_remembersOnlyWhatFollowedTheChange() {
        SplittableRandom random = new SplittableRandom(1);
        Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
        IntStream.range(0, 5_000).forEach(i -> adwin.add(draw(random, 0.2) ? 1 : 0));
        IntStream.range(0, 5_000).forEach(i -> adwin.add(draw(random, 0.8) ? 1 : 0));

        assertThat(adwin.mean()).isCloseTo(0.8, within(0.05));
        assertThat(adwin.remembered()).isBetween(4_500L, 5_200L);
    }

    @Test
    void add_keepsMemoryLogarithmic() {
        SplittableRandom random = new SplittableRandom(1);
        Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
        IntStream.range(0, 1_000_000).forEach(i -> adwin.add(draw(random, 0.5) ? 1 : 0));

        assertThat(adwin.buckets()).isLessThanOrEqualTo(5 * 20);
    }

    @Test
    void add_refusesValuesOutsideTheUnitInterval() {
        assertThatThrownBy(() -> new Adwin(AdwinSettings.DEFAULT).add(1.5)).hasMessageContaining("1.5");
    }
}

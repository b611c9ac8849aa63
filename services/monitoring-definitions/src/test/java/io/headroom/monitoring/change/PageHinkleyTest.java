package io.headroom.monitoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.change.PageHinkleySettings.Direction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHinkleyTest {
    private static int delay(PageHinkley detector, double before, double after) {
        for (int i = 0; i < 100; i++) {
            assertThat(detector.add(before)).isFalse();
        }
        for (int i = 1; i <= 10_000; i++) {
            if (detector.add(after)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Against the recursion written out: constant values leave nothing to chance. */
    @Test
    void add_alarmsWhenTheCumulatedDeviationPassesLambda() {
        double sum = 0;
        double least = 0;
        double mean = 0;
        int expected = 0;
        for (int i = 1; i <= 10_000 && expected == 0; i++) {
            double value = i <= 100 ? 0.2 : 0.9;
            mean += (value - mean) / i;
            sum = 0.9999 * sum + value - mean - 0.005;
            least = Math.min(least, sum);
            expected = i >= 30 && sum - least > 50 ? i - 100 : 0;
        }

        assertThat(delay(new PageHinkley(PageHinkleySettings.DEFAULT), 0.2, 0.9))
                .isEqualTo(expected)
                .isBetween(71, 200);
    }

    @ParameterizedTest
    @CsvSource({
        "UP, 0.1, 0.9, true",
        "UP, 0.9, 0.1, false",
        "DOWN, 0.1, 0.9, false",
        "DOWN, 0.9, 0.1, true",
        "BOTH, 0.9, 0.1, true"
    })
    void add_watchesItsDirection(Direction direction, double before, double after, boolean found) {
        PageHinkley detector = new PageHinkley(PageHinkleySettings.DEFAULT.withDirection(direction));

        assertThat(delay(detector, before, after) < 10_000).isEqualTo(found);
    }

    @Test
    void add_startsAnew_onceItAlarmed() {
        PageHinkley detector = new PageHinkley(PageHinkleySettings.DEFAULT);
        delay(detector, 0.1, 0.9);

        assertThat(detector.remembered()).isZero();
        detector.add(0.9);
        assertThat(detector.mean()).isCloseTo(0.9, within(1e-12));
    }

    /** The field's defaults are no promise of quiet: on a loss of 0 or 1 with mean 0.3 they alarm about once in 18,000 values. */
    @Test
    void add_hasItsNominalRunLength_onIndependentLosses() {
        double runLength = runLength(new PageHinkley(PageHinkleySettings.DEFAULT), 0.3, 2_000_000);

        assertThat(runLength).isBetween(18_000.0 / 1.5, 18_000 * 1.5);
    }

    private static double runLength(PageHinkley detector, double mean, int values) {
        SplittableRandom random = new SplittableRandom(9);
        int alarms = 0;
        for (int i = 0; i < values; i++) {
            alarms += detector.add(random.nextDouble() < mean ? 1 : 0) ? 1 : 0;
        }
        return values / Math.max(1.0, alarms);
    }
}

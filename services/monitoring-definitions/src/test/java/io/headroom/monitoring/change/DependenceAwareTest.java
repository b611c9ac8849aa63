package io.headroom.monitoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.significance.Ar1;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of 0 or 1 whose probability wanders, as when users come in sessions. */
class DependenceAwareTest {
    private static final int LEARNING = 4_000;
    private static final double WANDER = 0.15;

    private static final class Losses {
        private final Ar1 level;
        private final SplittableRandom random;

        Losses(double rho, long seed) {
            level = new Ar1(rho, seed);
            random = new SplittableRandom(seed);
        }

        double next(double mean) {
            double probability = Math.clamp(mean + WANDER * level.next(), 0, 1);
            return random.nextDouble() < probability ? 1 : 0;
        }
    }

    private static int alarms(Supplier<ChangeDetector> detectors, double rho) {
        int alarms = 0;
        for (int run = 0; run < 20; run++) {
            Losses losses = new Losses(rho, run);
            ChangeDetector detector = detectors.get();
            for (int i = 0; i < 50_000; i++) {
                alarms += detector.add(losses.next(0.3)) ? 1 : 0;
            }
        }
        return alarms;
    }

    private static double meanDelay(Supplier<ChangeDetector> detectors, double rho, double jump) {
        double delays = 0;
        for (int run = 0; run < 20; run++) {
            Losses losses = new Losses(rho, 100 + run);
            ChangeDetector detector = detectors.get();
            for (int i = 0; i < 10_000; i++) {
                detector.add(losses.next(0.3));
            }
            int delay = 1;
            while (delay < 20_000 && !detector.add(losses.next(0.3 + jump))) {
                delay++;
            }
            delays += delay;
        }
        return delays / 20;
    }

    private static ChangeDetector adwin() {
        return new Adwin(AdwinSettings.DEFAULT);
    }

    private static ChangeDetector awareAdwin() {
        return new DependenceAware<>(new Adwin(AdwinSettings.DEFAULT), LEARNING);
    }

    private static ChangeDetector pageHinkley() {
        return new PageHinkley(PageHinkleySettings.DEFAULT);
    }

    private static ChangeDetector awarePageHinkley() {
        return new DependenceAware<>(new PageHinkley(PageHinkleySettings.DEFAULT), LEARNING);
    }

    @Test
    void adwin_criesWolfOnDependentLosses_butNotWhenItKnows() {
        assertThat(alarms(DependenceAwareTest::adwin, 0.9)).isGreaterThan(50);
        assertThat(alarms(DependenceAwareTest::awareAdwin, 0.9)).isLessThanOrEqualTo(1);
        assertThat(alarms(DependenceAwareTest::awareAdwin, 0.8)).isLessThanOrEqualTo(1);
    }

    @Test
    void pageHinkley_keepsTheRunLengthItHasOnIndependentLosses() {
        int independent = alarms(DependenceAwareTest::pageHinkley, 0);

        assertThat(alarms(DependenceAwareTest::pageHinkley, 0.9)).isGreaterThan(2 * independent);
        assertThat(alarms(DependenceAwareTest::awarePageHinkley, 0.9)).isLessThanOrEqualTo(independent);
    }

    @Test
    void delay_growsWithDependence_andFallsWithTheShift() {
        double large = meanDelay(DependenceAwareTest::awareAdwin, 0.9, 0.3);
        double small = meanDelay(DependenceAwareTest::awareAdwin, 0.9, 0.15);
        double independent = meanDelay(DependenceAwareTest::awareAdwin, 0, 0.15);

        assertThat(large).isLessThan(small).isLessThan(500);
        assertThat(independent).isLessThan(small).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8, 0.9})
    void estimate_isTheAutocorrelationTime_ofAutoregressiveValues(double rho) {
        AutocorrelationTime time = new AutocorrelationTime();
        Ar1 values = new Ar1(rho, 3);
        for (int i = 0; i < 200_000; i++) {
            time.add(values.next());
        }
        double expected = (1 + rho) / (1 - rho);

        assertThat(time.estimate()).isCloseTo(expected, within(0.3 * expected));
    }

    @Test
    void estimate_isOne_ofConstantAndOfFewValues_andDoesNotTakeOneJumpForDependence() {
        AutocorrelationTime time = new AutocorrelationTime();
        assertThat(time.estimate()).isOne();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 30_000; i++) {
            time.add(random.nextDouble() < (i < 10_000 ? 0.2 : 0.6) ? 1 : 0);
        }
        assertThat(time.estimate()).isLessThan(2);
    }
}

package io.headroom.monitoring.change;

import io.headroom.monitoring.significance.Ar1;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependenceAwareTest {
    /** Losses of 0 or 1 whose probability wanders around {@code mean}. */
    private static int run(
            ChangeDetector detector, double rho, double mean, double jump, int length, long seed, boolean first) {
        Ar1 level = new Ar1(rho, seed);
        SplittableRandom random = new SplittableRandom(seed);
        int cuts = 0;
        for (int i = 0; i < length; i++) {
            double p = Math.clamp(mean + (i >= length / 2 ? jump : 0) + 0.15 * level.next(), 0, 1);
            boolean cut = detector.add(random.nextDouble() < p ? 1 : 0);
            cuts += cut ? 1 : 0;
            if (first && cut && i >= length / 2) {
                return i - length / 2;
            }
        }
        return first ? length : cuts;
    }

    private static void measure(String name, double rho, Supplier<ChangeDetector> detectors) {
        int cuts = 0;
        double delay = 0;
        for (int run = 0; run < 20; run++) {
            ChangeDetector d = detectors.get();
            cuts += run(d, rho, 0.3, 0, 50_000, run, false);
            if (run == 0 && d instanceof DependenceAware<?> aware) {
                System.out.println("estimated " + aware.estimatedDependence());
            }
            delay += run(detectors.get(), rho, 0.3, 0.3, 20_000, run, true) / 20.0;
        }
        System.out.println(name + " rho " + rho + " cuts in 1,000,000: " + cuts + " delay " + delay);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8, 0.9, 0.99})
    void x(double rho) {
        measure("adwin", rho, () -> new Adwin(AdwinSettings.DEFAULT));
        measure("adwin aware", rho, () -> new DependenceAware<>(new Adwin(AdwinSettings.DEFAULT), 1000));
        measure("ph", rho, () -> new PageHinkley(PageHinkleySettings.DEFAULT));
        measure("ph aware", rho, () -> new DependenceAware<>(new PageHinkley(PageHinkleySettings.DEFAULT), 1000));
    }
}

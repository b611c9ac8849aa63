package io.headroom.drift.figures;

import io.headroom.monitoring.change.Adwin;
import io.headroom.monitoring.change.AdwinSettings;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** False cuts and delays of ADWIN on Bernoulli streams, delta 0.002, a look every 32 values: against those of the authors' own program. */
public final class AdwinFigures {
    private static final int NULL_STREAMS = 20;
    private static final int NULL_LENGTH = 100_000;
    private static final double[] NULL_MEANS = {0.01, 0.1, 0.3, 0.5};
    private static final double[] NULL_CUTS = {0, 0, 0.05, 0.05};
    private static final int STREAMS = 200;
    private static final int BEFORE = 10_000;
    private static final int AFTER = 10_000;
    private static final double FROM = 0.2;
    private static final double[] TO = {0.25, 0.3, 0.4, 0.6, 0.8};
    private static final double[] DELAYS = {1_557, 432, 153, 63, 47};
    private static final double MISSES = 3;
    /** Standard errors: with a dozen comparisons, one beyond it by chance is a matter of one in a hundred sessions. */
    private static final double ERRORS = 3.3;
    /** The reference does not say whether the first value after the jump is number 0 or 1, and is rounded. */
    private static final double COUNTING = 1.5;

    private final long seed;
    private long stream;

    private AdwinFigures(long seed) {
        this.seed = seed;
    }

    /** Some seconds of work. */
    public static List<Figure> measure(long seed) {
        AdwinFigures adwin = new AdwinFigures(seed);
        List<Figure> figures = new ArrayList<>();
        for (int index = 0; index < NULL_MEANS.length; index++) {
            figures.add(adwin.falseCuts(NULL_MEANS[index], NULL_CUTS[index]));
        }
        for (int index = 0; index < TO.length; index++) {
            adwin.delays(TO[index], DELAYS[index], figures);
        }
        return figures;
    }

    private Figure falseCuts(double mean, double stated) {
        int cuts = 0;
        for (int run = 0; run < NULL_STREAMS; run++) {
            SeededStream values = next();
            Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
            for (int index = 0; index < NULL_LENGTH; index++) {
                cuts += adwin.add(values.chance(mean) ? 1 : 0) ? 1 : 0;
            }
        }
        // Two Poisson counts that differ: at the least as much as one event does.
        double events = Math.max(1, (cuts + stated * NULL_STREAMS) / 2);
        double tolerance = ERRORS * Math.sqrt(2 * events) / NULL_STREAMS;
        return new Figure(
                "ADWIN false cuts per 100,000 at mean " + mean,
                stated,
                cuts / (double) NULL_STREAMS,
                tolerance,
                NULL_STREAMS);
    }

    private void delays(double to, double stated, List<Figure> figures) {
        double[] delays = new double[STREAMS];
        int found = 0;
        for (int run = 0; run < STREAMS; run++) {
            OptionalInt delay = delay(to);
            if (delay.isPresent()) {
                delays[found++] = delay.getAsInt();
            }
        }
        double[] seen = Arrays.copyOf(delays, found);
        double mean = Arrays.stream(seen).average().orElse(Double.NaN);
        double variance = Arrays.stream(seen)
                        .map(delay -> (delay - mean) * (delay - mean))
                        .sum()
                / (found - 1);
        double tolerance = ERRORS * Math.sqrt(2 * variance / STREAMS) + COUNTING;
        figures.add(new Figure("ADWIN mean delay from 0.2 to " + to, stated, mean, tolerance, found));
        if (to == TO[0]) {
            int misses = STREAMS - found;
            double spread = ERRORS * Math.sqrt(2 * Math.max(1, (misses + MISSES) / 2));
            figures.add(new Figure("ADWIN misses of 200 from 0.2 to " + to, MISSES, misses, spread, STREAMS));
        }
    }

    private OptionalInt delay(double to) {
        SeededStream values = next();
        Adwin adwin = new Adwin(AdwinSettings.DEFAULT);
        for (int index = 0; index < BEFORE; index++) {
            adwin.add(values.chance(FROM) ? 1 : 0);
        }
        for (int index = 1; index <= AFTER; index++) {
            if (adwin.add(values.chance(to) ? 1 : 0)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    private SeededStream next() {
        return SeededStream.of(seed, Concern.FIGURES, stream++);
    }
}

package io.headroom.monitoring.significance;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Exact confidence intervals of a proportion and of a rate. Never narrower than the confidence they state. */
public final class Intervals {
    private Intervals() {}

    /** Clopper and Pearson (Biometrika 26, 1934): the probability behind {@code successes} out of {@code trials}. */
    public static Interval proportion(long successes, long trials, double confidence) {
        requireConfidence(confidence);
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        double tail = (1 - confidence) / 2;
        double low = successes == 0
                ? 0
                : BetaDistribution.of((double) successes, trials - successes + 1.0)
                        .inverseCumulativeProbability(tail);
        double high = successes == trials
                ? 1
                : BetaDistribution.of(successes + 1.0, (double) (trials - successes))
                        .inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }

    /**
     * Garwood (Biometrika 28, 1936): the events per unit of exposure behind {@code events} seen in {@code exposure} units. No exposure says
     * nothing: from 0 to infinity.
     */
    public static Interval rate(long events, double exposure, double confidence) {
        requireConfidence(confidence);
        if (events < 0 || !(exposure >= 0)) {
            throw new IllegalArgumentException(events + " events in " + exposure + " units of exposure");
        }
        if (exposure == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double tail = (1 - confidence) / 2;
        double low = events == 0 ? 0 : ChiSquaredDistribution.of(2.0 * events).inverseCumulativeProbability(tail) / 2;
        double high = ChiSquaredDistribution.of(2.0 * (events + 1)).inverseSurvivalProbability(tail) / 2;
        return new Interval(low / exposure, high / exposure);
    }

    private static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }
}

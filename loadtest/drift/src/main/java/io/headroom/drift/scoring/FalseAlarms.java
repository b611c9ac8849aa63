package io.headroom.drift.scoring;

import io.headroom.drift.scenario.Scenario;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.significance.Interval;
import io.headroom.monitoring.significance.Intervals;
import io.headroom.monitoring.view.DetectorView;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How often a detector cried wolf over runs in which nothing changed. Runs may differ in how often they do; then the intervals are those of
 * so many fewer events and tests as the runs' counts vary more than a binomial's (the dispersion; McCullagh and Nelder 1989).
 *
 * @param alarms raised, over all runs
 * @param per10k alarms per 10,000 requests, Garwood at {@value Median#CONFIDENCE}
 * @param rejections tests that rejected, over all runs
 * @param nominal the probability of a rejection that the detector states, over all its subjects together
 * @param rate of rejections per test, Clopper and Pearson at the confidence that all detectors of a scenario share
 */
public record FalseAlarms(
        Scenario scenario,
        Detector detector,
        long requests,
        long alarms,
        Interval per10k,
        long tests,
        long rejections,
        OptionalDouble nominal,
        Interval rate,
        double dispersion) {
    private static final double UNIT = 10_000;

    /** Where the nominal rate lies. */
    public enum Finding {
        /** Within the interval of what was measured. */
        INSIDE,
        /** Above it: fewer false alarms than the detector allows itself. */
        CONSERVATIVE,
        /** Below it: more false alarms than it allows itself. */
        TOO_MANY,
        /** The detector states none, or was never asked. */
        NO_NOMINAL
    }

    /** @param confidence of the rate's interval */
    static FalseAlarms of(Scenario scenario, Detector detector, List<RunOutcome> runs, double confidence) {
        List<DetectorView> views = runs.stream()
                .flatMap(run -> run.detectors().stream())
                .filter(view -> view.detector() == detector)
                .toList();
        long alarms = runs.stream()
                .flatMap(run -> run.alarms().stream())
                .filter(alarm -> alarm.detector() == detector)
                .count();
        long requests = (long) runs.size() * scenario.requests();
        long tests = views.stream().mapToLong(DetectorView::tests).sum();
        long rejections = views.stream().mapToLong(DetectorView::rejections).sum();
        double dispersion =
                dispersion(views.stream().mapToLong(DetectorView::rejections).toArray(), tests);
        return new FalseAlarms(
                scenario,
                detector,
                requests,
                alarms,
                Intervals.rate(Math.round(alarms / dispersion), requests / UNIT / dispersion, Median.CONFIDENCE),
                tests,
                rejections,
                views.isEmpty() ? OptionalDouble.empty() : views.getFirst().nominalFalseAlarms(),
                rate(rejections, tests, dispersion, confidence),
                dispersion);
    }

    private static Interval rate(long rejections, long tests, double dispersion, double confidence) {
        long trials = Math.round(tests / dispersion);
        long successes = Math.min(trials, Math.round(rejections / dispersion));
        return trials == 0 ? new Interval(0, 1) : Intervals.proportion(successes, trials, confidence);
    }

    /** Variance of the runs' counts over that of binomial ones with the same number of tests each; at least 1. */
    static double dispersion(long[] counts, long tests) {
        double mean = Arrays.stream(counts).average().orElse(0);
        if (counts.length < 2 || mean == 0) {
            return 1;
        }
        double variance = Arrays.stream(counts)
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .sum()
                / (counts.length - 1);
        double share = mean * counts.length / tests;
        return Math.max(1, share < 1 ? variance / (mean * (1 - share)) : 1);
    }

    public Finding finding() {
        if (nominal.isEmpty() || tests == 0) {
            return Finding.NO_NOMINAL;
        }
        if (rate.low() > nominal.getAsDouble()) {
            return Finding.TOO_MANY;
        }
        return rate.high() < nominal.getAsDouble() ? Finding.CONSERVATIVE : Finding.INSIDE;
    }

    /** Alarms per 10,000 requests. */
    public double alarmsPer10k() {
        return alarms * UNIT / requests;
    }

    /** Rejections per test. */
    public double rejectionRate() {
        return tests == 0 ? 0 : rejections / (double) tests;
    }
}

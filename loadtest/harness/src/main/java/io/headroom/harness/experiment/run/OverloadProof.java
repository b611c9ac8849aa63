package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.figures.Sample;
import java.util.List;
import java.util.Locale;

/** Proves overloads by the requests that were sent while they lasted. */
final class OverloadProof {
    /** So many standard deviations of a Poisson count are left to chance. */
    private static final double CHANCE = 4;

    private OverloadProof() {}

    static FaultRecord of(FaultRecord fault, double rate, List<Sample> samples) {
        if (!(fault.planned().action() instanceof Action.Overload overload)) {
            return fault;
        }
        long from = fault.planned().begin().toNanos();
        long to = fault.planned().end().orElseThrow().toNanos();
        long sent = samples.stream()
                .filter(sample -> sample.dueNanos() >= from && sample.dueNanos() < to)
                .count();
        double expected = rate * overload.factor() * (to - from) / 1e9;
        return fault.proven(
                sent >= expected - CHANCE * Math.sqrt(expected),
                String.format(
                        Locale.ROOT,
                        "%d requests in %.1f s are %.0f/s, asked for were %.0f/s",
                        sent,
                        (to - from) / 1e9,
                        sent * 1e9 / (to - from),
                        rate * overload.factor()));
    }
}

package io.headroom.harness.verdict;

import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.statistics.EarlyStopping;
import io.headroom.harness.statistics.RankInterval;
import io.headroom.harness.verdict.Check.Evidence;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import io.headroom.runtime.budgets.Percentile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Compares percentiles with budgets. A limit is met when the sample proves it at the stated confidence, broken when the measured percentile
 * exceeds it, and undecided when the sample is too small for either.
 */
final class PercentileChecks {
    private final double confidence;

    PercentileChecks(double confidence) {
        this.confidence = confidence;
    }

    /** @param failures requests without a latency; they rank behind every other, as their users never got an answer */
    Check check(String subject, Percentile percentile, Duration budget, Distribution distribution, long failures) {
        double quantile = percentile.quantile();
        long limit = budget.toNanos() / 1000;
        long samples = distribution.count() + failures;
        long late = distribution.countAbove(limit) + failures;
        long rank = rank(quantile, samples);
        OptionalLong actual = distribution.atRank(rank);
        boolean ok = samples > 0 && late <= samples - rank;
        Finding finding = finding(quantile, samples, late, ok);
        String name = subject + " " + percentile.key();
        return new Check(
                name,
                Kind.LATENCY,
                Unit.MICROS,
                (double) limit,
                actual.isPresent() ? OptionalDouble.of((double) actual.getAsLong()) : OptionalDouble.empty(),
                ok,
                finding,
                reason(name, quantile, budget, actual, samples, late, finding),
                Optional.of(new Evidence(samples, late, interval(quantile, samples, distribution))));
    }

    /** Nearest rank, from 1. The subtrahend keeps 0.99 times 100 from becoming rank 100. */
    private static long rank(double quantile, long samples) {
        return Math.max(1, (long) Math.ceil(quantile * samples - 1e-9));
    }

    private Finding finding(double quantile, long samples, long late, boolean ok) {
        if (ok) {
            return EarlyStopping.proves(quantile, samples - late, late, confidence) ? Finding.MET : Finding.UNDECIDED;
        }
        boolean enough = EarlyStopping.proves(quantile, samples, 0, confidence);
        boolean evident = EarlyStopping.refutes(quantile, samples - late, late, confidence);
        return enough || evident ? Finding.BROKEN : Finding.UNDECIDED;
    }

    private Interval interval(double quantile, long samples, Distribution distribution) {
        RankInterval ranks = RankInterval.of(quantile, samples, confidence);
        return new Interval(distribution.atRank(ranks.lower()), distribution.atRank(ranks.upper()));
    }

    private String reason(
            String name,
            double quantile,
            Duration budget,
            OptionalLong actual,
            long samples,
            long late,
            Finding finding) {
        return switch (finding) {
            case MET -> "";
            case BROKEN ->
                String.format(
                        Locale.ROOT,
                        "%s %s, limit %s ms (%d of %d requests above it)",
                        name,
                        actual.isPresent() ? "is " + millis(actual.getAsLong()) : "falls on requests that failed",
                        BigDecimal.valueOf(budget.toNanos(), 6)
                                .stripTrailingZeros()
                                .toPlainString(),
                        late,
                        samples);
            case UNDECIDED -> undecided(name, quantile, samples, late);
        };
    }

    private String undecided(String name, double quantile, long samples, long late) {
        if (samples == 0) {
            return name + " cannot be judged: no answer reported it";
        }
        OptionalLong needed = EarlyStopping.requestsNeeded(quantile, (double) late / samples, confidence);
        String cure = needed.isPresent()
                ? "at this rate of late ones about " + needed.getAsLong() + " requests would do"
                : "at this rate of late ones no number of requests would do";
        return String.format(
                Locale.ROOT,
                "%s cannot be claimed at %.0f%% confidence from %d requests with %d late; %s",
                name,
                confidence * 100,
                samples,
                late,
                cure);
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, micros < 10_000 ? "%.2f ms" : "%.1f ms", micros / 1000.0);
    }
}

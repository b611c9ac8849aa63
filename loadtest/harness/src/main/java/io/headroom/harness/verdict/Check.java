package io.headroom.harness.verdict;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One comparison of what was measured with what was stated.
 *
 * @param name such as {@code ranking/features p99}
 * @param kind what it is about
 * @param unit of limit and actual
 * @param limit the most allowed, or the {@link Kind#isLeast() least}
 * @param actual as measured; empty when nothing was measured
 * @param ok whether the measured value keeps the limit
 * @param finding what the sample allows to say
 * @param reason one line that says why, for every finding but {@link Finding#MET}
 * @param evidence of a percentile check
 */
public record Check(
        String name,
        Kind kind,
        Unit unit,
        double limit,
        OptionalDouble actual,
        boolean ok,
        Finding finding,
        String reason,
        Optional<Evidence> evidence) {

    /** What a check is about. */
    public enum Kind {
        /** A percentile against its budget. */
        LATENCY,
        /** Share of requests answered in time. */
        AVAILABILITY,
        /** Whether the injector did what it says. */
        INJECTOR,
        /** Something of which an experiment expects at least so much. */
        GAIN,
        /** Something of which an experiment expects at most so much. */
        COST,
        /** Whether a fault happened, and on time. */
        PROOF,
        /** Whether the system was well before anything was done to it. */
        CONTROL;

        /** Whether the limit is the least allowed instead of the most. */
        public boolean isLeast() {
            return this == AVAILABILITY || this == GAIN;
        }
    }

    /** Unit of a check's numbers. */
    public enum Unit {
        MICROS,
        SHARE,
        REQUESTS,
        SECONDS
    }

    /** What a check says. */
    public enum Finding {
        MET,
        BROKEN,
        UNDECIDED
    }

    /**
     * The sample behind a percentile check.
     *
     * @param samples size, failed requests included
     * @param late how many lie above the limit
     * @param interval of the percentile at the stated confidence
     */
    public record Evidence(long samples, long late, Interval interval) {}
}

package io.headroom.gateway.impressions;

/** What became of an answer that was to be logged. */
enum ImpressionOutcome {
    /** The log has taken it, to write it some time later. */
    OFFERED,
    /** Too many waited, here or in the log. */
    DROPPED,
    /** The log, or the making of the record, threw. */
    FAILED
}

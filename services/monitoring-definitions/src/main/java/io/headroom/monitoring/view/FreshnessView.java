package io.headroom.monitoring.view;

/**
 * Ages of rows: moment of the request less the row's newest event, in seconds of the data's time.
 *
 * @param view {@code user} or {@code item}
 * @param rows with an age in the newest full window
 * @param requestLagSeconds how far the data's time of requests is past the reference's; explains ages of rows nobody updates
 */
public record FreshnessView(String view, long rows, Quantiles reference, Quantiles current, long requestLagSeconds) {
    /** Seconds. */
    public record Quantiles(double p50, double p90, double p99, double greatest) {}
}

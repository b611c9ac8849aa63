package io.headroom.monitoring.view;

/**
 * Ages of rows: moment of the request less the row's newest event, in seconds of the data's time.
 *
 * @param view {@code user} or {@code item}
 * @param rows with an age in the newest full window
 * @param requestLagSeconds how far the data's time of requests is past the reference's; explains ages of rows nobody updates
 * @param updated whether a row newer than the reference's moment was seen; if none was, rows are not updated since the bundle, which is a
 *     state and no alarm, and {@code current} is as of the window's end
 */
public record FreshnessView(
        String view, long rows, Quantiles reference, Quantiles current, long requestLagSeconds, boolean updated) {
    /** Seconds. */
    public record Quantiles(double p50, double p90, double p99, double greatest) {}
}

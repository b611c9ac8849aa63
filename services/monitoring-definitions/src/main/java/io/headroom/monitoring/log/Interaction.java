package io.headroom.monitoring.log;

/**
 * Something a user did.
 *
 * @param logMillis when the log took it: milliseconds since the epoch; never decreases from record to record
 * @param eventId one that was there before says nothing new
 * @param value stars of a rating, seconds of a watch; 1 otherwise
 * @param requestId the answer the user acted on; empty when there was none
 * @param timeSeconds when it happened, in the data's time
 */
public record Interaction(
        long logMillis,
        String eventId,
        long userId,
        long itemId,
        Kind kind,
        float value,
        String requestId,
        long timeSeconds) {
    /** What users do. */
    public enum Kind {
        CLICK,
        WATCH,
        LIKE,
        RATING
    }
}

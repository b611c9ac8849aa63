package io.headroom.features.definitions;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param timeSeconds seconds since the epoch, positive
 * @param value stars of a rating; 1 or 0 for an impression that was or was not clicked
 */
public record Event(EventKind kind, long userId, long itemId, long timeSeconds, float value) {

    /** A rating at or above this many stars says that the user liked the item. */
    public static final float POSITIVE_RATING = 4.0f;

    /** The order in which aggregators take events; batch and stream agree bit for bit only if both keep it. */
    public static final Comparator<Event> ORDER = Comparator.comparingLong(Event::timeSeconds)
            .thenComparingLong(Event::userId)
            .thenComparingLong(Event::itemId)
            .thenComparing(Event::kind);

    public Event {
        Objects.requireNonNull(kind, "kind");
        if (timeSeconds <= 0) {
            throw new IllegalArgumentException("event time %d is not after the epoch".formatted(timeSeconds));
        }
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("event value %s is not finite".formatted(value));
        }
    }

    public static Event rating(long userId, long itemId, long timeSeconds, float stars) {
        return new Event(EventKind.RATING, userId, itemId, timeSeconds, stars);
    }

    public static Event impression(long userId, long itemId, long timeSeconds, boolean clicked) {
        return new Event(EventKind.IMPRESSION, userId, itemId, timeSeconds, clicked ? 1f : 0f);
    }
}

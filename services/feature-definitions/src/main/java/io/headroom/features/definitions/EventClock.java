package io.headroom.features.definitions;

/** First and newest event time of an entity, and the guards on the order of time. */
final class EventClock {

    private long first;
    private long newest;

    EventClock(long first, long newest) {
        this.first = first;
        this.newest = newest;
    }

    /** Moves to an event's time and answers the seconds since the event before it, 0 for the first. */
    long advance(long timeSeconds) {
        if (timeSeconds < newest) {
            throw new IllegalArgumentException(
                    "event at %d comes after one at %d: events must be in time order".formatted(timeSeconds, newest));
        }
        long elapsed = newest == 0 ? 0 : timeSeconds - newest;
        first = newest == 0 ? timeSeconds : first;
        newest = timeSeconds;
        return elapsed;
    }

    /** A value at a time may only know events before that time. */
    void requireBefore(long timeSeconds) {
        if (newest >= timeSeconds) {
            throw new IllegalArgumentException(
                    "value at %d asked of a state that already knows an event at %d".formatted(timeSeconds, newest));
        }
    }

    float ageDays() {
        return (float) ((newest - first) / Decay.SECONDS_PER_DAY);
    }

    long first() {
        return first;
    }

    long newest() {
        return newest;
    }
}

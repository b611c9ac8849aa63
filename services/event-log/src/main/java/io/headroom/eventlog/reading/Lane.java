package io.headroom.eventlog.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What is held of one partition, and what is known of what will still come of it. */
final class Lane {
    private final LogPartition partition;
    private final Deque<Held> held = new ArrayDeque<>();
    private long heldBytes;
    private LogPosition position;
    /** No record that comes from now on is older. */
    private long floor;
    /** Records before it have come. */
    private long nextOffset;

    Lane(LogPartition partition, LogPosition from) {
        this.partition = partition;
        restart(from);
    }

    /** Forgets what is held and goes on from there. */
    void restart(LogPosition from) {
        held.clear();
        heldBytes = 0;
        position = from;
        floor = from.millis();
        nextOffset = from.nextOffset();
    }

    /** What is before that offset will not come. What is held stays. */
    void skipTo(long offset) {
        nextOffset = offset;
        if (held.isEmpty()) {
            position = new LogPosition(offset, position.millis());
        }
    }

    /** The next record of the partition; a log time below that of the one before counts as that. */
    LogPlace add(long offset, long logMillis, byte[] value) {
        floor = Math.max(floor, logMillis);
        LogPlace place = new LogPlace(floor, partition, offset);
        held.addLast(new Held(place, value));
        heldBytes += value.length;
        nextOffset = offset + 1;
        return place;
    }

    /** Everything older has come. */
    void nothingBefore(long logMillis) {
        floor = Math.max(floor, logMillis);
    }

    Optional<Held> first() {
        return Optional.ofNullable(held.peekFirst());
    }

    Held remove() {
        Held removed = held.removeFirst();
        heldBytes -= removed.value().length;
        position = new LogPosition(removed.place().offset() + 1, removed.place().millis());
        return removed;
    }

    /** Whether the record is older than all that can still come of this partition. */
    boolean allowsBefore(LogPlace place) {
        return held.isEmpty()
                ? place.millis() < floor
                : place.compareTo(held.peekFirst().place()) <= 0;
    }

    LogPartition partition() {
        return partition;
    }

    LogPosition position() {
        return position;
    }

    long nextOffset() {
        return nextOffset;
    }

    long heldBytes() {
        return heldBytes;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }
}

package io.headroom.eventlog.writing;

import java.util.concurrent.atomic.AtomicLong;

/** How much may wait, in number and in bytes. Thread-safe; never blocks. */
final class Room {
    private final long mostRecords;
    private final long mostBytes;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Room(long mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /** Takes room for one of this size; false, and nothing taken, when there is none. */
    boolean enter(long size) {
        if (records.incrementAndGet() > mostRecords) {
            records.decrementAndGet();
            return false;
        }
        if (bytes.addAndGet(size) > mostBytes) {
            leave(size);
            return false;
        }
        return true;
    }

    void leave(long size) {
        bytes.addAndGet(-size);
        records.decrementAndGet();
    }

    long records() {
        return records.get();
    }

    long bytes() {
        return bytes.get();
    }
}

package io.headroom.eventlog.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads nothing: there is no log. */
final class SilentReader implements EventLogReader {
    private final Map<LogPartition, LogPosition> positions;
    private final Semaphore wakeUps = new Semaphore(0);

    SilentReader(Map<LogPartition, LogPosition> positions) {
        this.positions = Map.copyOf(positions);
    }

    @Override
    public List<LoggedRecord> poll(Duration atMost) {
        try {
            if (wakeUps.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    @Override
    public Map<LogPartition, LogPosition> positions() {
        return positions;
    }

    @Override
    public ReadingState state() {
        return ReadingState.BEGINNING;
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    @Override
    public void close() {
        wakeUp();
    }
}

package io.headroom.eventlog.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** A reader that there may not be yet: Kafka's consumer cannot be made before the broker's name is known. Each poll tries, until one succeeds. */
final class OpeningReader implements EventLogReader {
    private static final Logger LOG = Logger.getLogger(OpeningReader.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<LogPartition, LogPosition> from;
    private final Supplier<EventLogReader> make;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile Optional<EventLogReader> opened = Optional.empty();
    private String told = "";

    OpeningReader(Map<LogPartition, LogPosition> from, Supplier<EventLogReader> make) {
        this.from = Map.copyOf(from);
        this.make = make;
    }

    @Override
    public List<LoggedRecord> poll(Duration atMost) {
        if (opened.isPresent()) {
            return opened.get().poll(atMost);
        }
        try {
            opened = Optional.of(make.get());
        } catch (KafkaException e) {
            tell(String.valueOf(e.getCause() == null ? e : e.getCause()));
            pause(Math.min(PAUSE_NANOS, atMost.toNanos()));
        }
        return List.of();
    }

    private void tell(String reason) {
        if (!reason.equals(told)) {
            LOG.warnf("the event log cannot be read yet: %s", reason);
            told = reason;
        }
    }

    private void pause(long nanos) {
        try {
            if (wakeUps.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<LogPartition, LogPosition> positions() {
        return opened.map(EventLogReader::positions).orElse(from);
    }

    @Override
    public ReadingState state() {
        return opened.map(EventLogReader::state).orElse(ReadingState.BEGINNING);
    }

    @Override
    public void wakeUp() {
        opened.ifPresentOrElse(EventLogReader::wakeUp, wakeUps::release);
    }

    @Override
    public void close() {
        opened.ifPresent(EventLogReader::close);
    }
}

package io.headroom.monitor.watching;

import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.monitor.state.StateKeeper;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.view.MonitorView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads the log, hands its records to the engine, and now and then tells and saves what is known. One thread runs it and alone touches the engine;
 * {@link #order} and {@link #stop} may be called by any.
 */
public final class WatchLoop implements Runnable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final LogAccess log;
    private final StateKeeper keeper;
    private final MonitorSettings settings;
    private final Telling telling;
    private final Pace publishing;
    private final Pace saving;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private volatile boolean stopping;
    private volatile boolean ended;
    private volatile Optional<EventLogReader> reading = Optional.empty();
    private boolean unsaved;

    /**
     * How often.
     *
     * @param nanos the time by which periods pass
     */
    public record Periods(Duration publish, Duration save, LongSupplier nanos) {}

    public WatchLoop(LogAccess log, StateKeeper keeper, MonitorSettings settings, Telling telling, Periods periods) {
        this.log = log;
        this.keeper = keeper;
        this.settings = settings;
        this.telling = telling;
        this.publishing = new Pace(periods.publish().toNanos(), periods.nanos());
        this.saving = new Pace(periods.save().toNanos(), periods.nanos());
    }

    /** Asks for something; the first thing asked for must be a bundle. A mark that comes before it, or after the loop's end, is refused. */
    public void order(Order order) {
        orders.add(order);
        reading.ifPresent(EventLogReader::wakeUp);
        if (ended) {
            refuseMarks();
        }
    }

    /** Ends the loop soon; what is known is saved. */
    public void stop() {
        stopping = true;
        reading.ifPresent(EventLogReader::wakeUp);
    }

    @Override
    public void run() {
        try {
            awaitBundle().ifPresent(this::watchFrom);
        } finally {
            ended = true;
            refuseMarks();
        }
    }

    private void watchFrom(WatchedBundle first) {
        List<MonitorView.Mark> marks = new ArrayList<>();
        Watch.Saved begun = keeper.read(in -> Watch.restore(in, settings, first, marks::addAll))
                .orElseGet(() -> new Watch.Saved(Watch.begin(settings, first, marks), Map.of()));
        try (EventLogReader reader = log.open(begun.positions())) {
            reading = Optional.of(reader);
            watch(begun.watch(), reader);
        } finally {
            reading = Optional.empty();
        }
    }

    private void watch(Watch watch, EventLogReader reader) {
        unsaved = true;
        while (!stopping) {
            List<LoggedRecord> records = reader.poll(POLL);
            records.forEach(watch::accept);
            unsaved |= !records.isEmpty();
            telling.read(records);
            carryOut(watch, reader);
            if (publishing.isDue()) {
                telling.tell(watch, reader.state(), keeper.status(), settings);
            }
            if (saving.isDue()) {
                saveIfChanged(watch, reader);
            }
        }
        saveIfChanged(watch, reader);
        telling.tell(watch, reader.state(), keeper.status(), settings);
    }

    private void carryOut(Watch watch, EventLogReader reader) {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            switch (order) {
                case Order.Follow(WatchedBundle next) -> {
                    if (!next.version().equals(watch.bundle().version())) {
                        watch.follow(next);
                        save(watch, reader);
                    }
                }
                case Order.Mark mark -> note(mark, watch, reader);
            }
            telling.tell(watch, reader.state(), keeper.status(), settings);
        }
    }

    private void note(Order.Mark mark, Watch watch, EventLogReader reader) {
        try {
            watch.mark(mark.label(), mark.fromMillis(), mark.toMillis());
            mark.noted().complete(save(watch, reader));
        } finally {
            mark.refuse();
        }
    }

    private void refuseMarks() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            if (order instanceof Order.Mark mark) {
                mark.refuse();
            }
        }
    }

    private void saveIfChanged(Watch watch, EventLogReader reader) {
        if (unsaved) {
            save(watch, reader);
        } else {
            keeper.unchanged();
        }
    }

    private boolean save(Watch watch, EventLogReader reader) {
        var positions = reader.positions();
        boolean saved = keeper.save(out -> watch.save(out, positions));
        unsaved = !saved;
        if (saved) {
            log.tellProgress(positions);
        }
        return saved;
    }

    private Optional<WatchedBundle> awaitBundle() {
        try {
            while (!stopping) {
                Order order = orders.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (order instanceof Order.Follow(WatchedBundle bundle)) {
                    return Optional.of(bundle);
                } else if (order instanceof Order.Mark mark) {
                    mark.refuse();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}

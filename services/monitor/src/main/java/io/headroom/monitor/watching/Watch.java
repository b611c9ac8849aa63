package io.headroom.monitor.watching;

import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.monitor.report.PastBundle;
import io.headroom.monitoring.Monitor;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.MonitorView.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What was made of the log so far: the engine for one bundle, and what is left of the bundles before it. For one thread. */
final class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final int MOST_PAST = 20;

    private final MonitorSettings settings;
    private final List<PastBundle> past;
    private WatchedBundle bundle;
    private Monitor engine;
    private long unusable;

    private Watch(MonitorSettings settings, WatchedBundle bundle, Monitor engine, List<PastBundle> past) {
        this.settings = settings;
        this.bundle = bundle;
        this.engine = engine;
        this.past = past;
    }

    /** What a saved state holds. */
    record Saved(Watch watch, Map<LogPartition, LogPosition> positions) {}

    /** @param marks what is known from outside already */
    static Watch begin(MonitorSettings settings, WatchedBundle bundle, List<Mark> marks) {
        return new Watch(settings, bundle, engine(settings, bundle, marks), new ArrayList<>());
    }

    /**
     * Goes on from what {@link #save} wrote. Where that was for another bundle, it begins anew for this one, from where the log was read to.
     *
     * @param saved takes the marks, before it is known whether the rest can be gone on from
     * @throws IOException when it cannot be gone on from
     */
    static Saved restore(DataInput in, MonitorSettings settings, WatchedBundle bundle, Consumer<List<Mark>> saved)
            throws IOException {
        List<Mark> marks = SavedMarks.readFrom(in);
        saved.accept(marks);
        Map<LogPartition, LogPosition> positions = Positions.readFrom(in);
        List<PastBundle> past = readPast(in);
        PastBundle latest = PastBundle.readFrom(in);
        long unusable = in.readLong();
        boolean same = latest.version().equals(bundle.version());
        if (!same) {
            remember(past, latest);
        }
        Monitor engine = same ? Monitor.restore(in, settings, bundle.reference()) : engine(settings, bundle, marks);
        Watch watch = new Watch(settings, bundle, engine, past);
        watch.unusable = unusable;
        return new Saved(watch, positions);
    }

    /** @param positions of the log, right after the records that were taken last */
    void save(DataOutput out, Map<LogPartition, LogPosition> positions) throws IOException {
        MonitorView view = engine.view();
        SavedMarks.writeTo(out, view.marks());
        Positions.writeTo(out, positions);
        out.writeInt(past.size());
        for (PastBundle line : past) {
            line.writeTo(out);
        }
        PastBundle.of(view).writeTo(out);
        out.writeLong(unusable);
        engine.save(out);
    }

    /** Takes a record; one that says what cannot be is counted and left out. */
    void accept(LoggedRecord logged) {
        try {
            long millis = logged.place().millis();
            switch (logged) {
                case LoggedRecord.Impression shown -> engine.accept(EngineRecords.impression(millis, shown.record()));
                case LoggedRecord.Interaction done -> engine.accept(EngineRecords.interaction(millis, done.record()));
            }
        } catch (RuntimeException e) {
            unusable++;
            LOG.debugf(e, "the record at %s cannot be used", logged.place());
            if (Long.bitCount(unusable) == 1) {
                LOG.warnf("%d records could not be used so far; this one at %s: %s", unusable, logged.place(), e);
            }
        }
    }

    /** Begins anew for another bundle, with the marks there are: they are of the log's time, not of a bundle. */
    void follow(WatchedBundle next) {
        MonitorView before = engine.view();
        remember(past, PastBundle.of(before));
        bundle = next;
        engine = engine(settings, next, before.marks());
    }

    void mark(String label, long fromMillis, long toMillis) {
        engine.mark(label, fromMillis, toMillis);
    }

    WatchedBundle bundle() {
        return bundle;
    }

    MonitorView view() {
        return engine.view();
    }

    /** The newest first. */
    List<PastBundle> past() {
        return past.reversed().stream().toList();
    }

    /** Records that said what cannot be. */
    long unusable() {
        return unusable;
    }

    private static Monitor engine(MonitorSettings settings, WatchedBundle bundle, List<Mark> marks) {
        Monitor engine = Monitor.begin(settings, bundle.reference());
        marks.forEach(mark -> engine.mark(mark.label(), mark.fromMillis(), mark.toMillis()));
        return engine;
    }

    private static List<PastBundle> readPast(DataInput in) throws IOException {
        int lines = in.readInt();
        if (lines < 0 || lines > MOST_PAST) {
            throw new IOException("it tells of " + lines + " past bundles, but keeps " + MOST_PAST + " at most");
        }
        List<PastBundle> past = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            past.add(PastBundle.readFrom(in));
        }
        return past;
    }

    private static void remember(List<PastBundle> past, PastBundle line) {
        past.add(line);
        if (past.size() > MOST_PAST) {
            past.removeFirst();
        }
    }
}

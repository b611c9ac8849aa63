package io.headroom.monitor.watching;

import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.eventlog.reading.ReadingState;
import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.state.StateKeeper;
import io.headroom.monitoring.MonitorSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes reports of what is known. For one thread. */
public final class Telling {
    private static final double MILLIS = 1_000;

    private final InstantSource clock;
    private final Consumer<MonitorReport> reports;
    private final long startedAtMillis;
    private OptionalLong lastRecordMillis = OptionalLong.empty();
    private long records;

    public Telling(InstantSource clock, Consumer<MonitorReport> reports) {
        this.clock = clock;
        this.reports = reports;
        this.startedAtMillis = clock.millis();
    }

    /** Takes note of records that were handed out. */
    void read(List<LoggedRecord> handedOut) {
        if (!handedOut.isEmpty()) {
            records += handedOut.size();
            lastRecordMillis = OptionalLong.of(handedOut.getLast().place().millis());
        }
    }

    void tell(Watch watch, ReadingState reading, StateKeeper.Status saved, MonitorSettings settings) {
        long now = clock.millis();
        MonitorReport.Service service = new MonitorReport.Service(
                now,
                Optional.of(watch.bundle().version()),
                watch.bundle().problem(),
                Optional.of(settings(settings)),
                log(now, watch, reading),
                state(now, saved),
                watch.past());
        reports.accept(new MonitorReport(service, Optional.of(watch.view())));
    }

    private MonitorReport.Log log(long now, Watch watch, ReadingState reading) {
        boolean behind = reading.lag() > 0 && lastRecordMillis.isPresent();
        return new MonitorReport.Log(
                reading.connected(),
                reading.lag(),
                behind ? Math.max(0, now - lastRecordMillis.getAsLong()) / MILLIS : 0,
                lastRecordMillis,
                records,
                reading.unreadable(),
                watch.unusable(),
                reading.lost(),
                reading.late());
    }

    private MonitorReport.State state(long now, StateKeeper.Status saved) {
        return new MonitorReport.State(
                saved.savedAtMillis(),
                Math.max(0, now - saved.savedAtMillis().orElse(startedAtMillis)) / MILLIS,
                saved.bytes(),
                saved.saves(),
                saved.failures(),
                saved.problem());
    }

    private static MonitorReport.Settings settings(MonitorSettings settings) {
        return new MonitorReport.Settings(
                settings.drift().windowRequests(),
                settings.drift().alpha(),
                settings.labels().windowMillis(),
                settings.concept().windowItems(),
                settings.health().availability());
    }
}

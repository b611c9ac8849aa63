package io.headroom.monitor.report;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The newest report. One thread publishes; any may read. */
@Singleton
public final class Reports {
    private final List<ReportListener> listeners;
    private volatile Published newest =
            new Published(MonitorReport.starting(InstantSource.system().millis()));

    Reports(@All List<ReportListener> listeners) {
        this.listeners = listeners;
    }

    public void publish(MonitorReport report) {
        newest = new Published(report);
        listeners.forEach(listener -> listener.published(report));
    }

    public MonitorReport newest() {
        return newest.report;
    }

    /** The newest report as JSON; written once, however many ask for it. */
    public byte[] json() {
        return newest.json();
    }

    private static final class Published {
        private final MonitorReport report;
        private byte[] json = {};

        Published(MonitorReport report) {
            this.report = report;
        }

        synchronized byte[] json() {
            if (json.length == 0) {
                json = ReportJson.write(report);
            }
            return json;
        }
    }
}

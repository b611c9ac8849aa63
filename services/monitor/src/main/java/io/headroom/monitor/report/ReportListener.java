package io.headroom.monitor.report;

/** Hears of each report, on the thread that watches the log: it must be quick, and not throw. */
@FunctionalInterface
public interface ReportListener {
    void published(MonitorReport report);
}

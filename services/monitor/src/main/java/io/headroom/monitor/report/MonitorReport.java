package io.headroom.monitor.report;

import io.headroom.monitoring.view.MonitorView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that is told at one moment: of the service by its own clock, and of what it watches by the log's. Immutable.
 *
 * @param view empty until there is a bundle
 */
public record MonitorReport(Service service, Optional<MonitorView> view) {
    /** What is told before anything is known. */
    public static MonitorReport starting(long atMillis) {
        Log log = new Log(false, 0, 0, OptionalLong.empty(), 0, 0, 0, 0, 0);
        State state = new State(OptionalLong.empty(), 0, 0, 0, 0, Optional.empty());
        return new MonitorReport(
                new Service(atMillis, Optional.empty(), Optional.empty(), Optional.empty(), log, state, List.of()),
                Optional.empty());
    }

    /**
     * The service itself.
     *
     * @param atMillis when this was told
     * @param bundle the version that is watched
     * @param referenceProblem why the bundle brings nothing to compare with
     * @param settings what the engine decides by; empty until there is a bundle
     * @param past bundles watched before, the newest first
     */
    public record Service(
            long atMillis,
            Optional<String> bundle,
            Optional<String> referenceProblem,
            Optional<Settings> settings,
            Log log,
            State state,
            List<PastBundle> past) {
        public Service {
            past = List.copyOf(past);
        }
    }

    /** Those of the engine's settings that explain what is shown. */
    public record Settings(
            int windowRequests, double alpha, long labelWindowMillis, int qualityWindowItems, double availability) {}

    /**
     * How the event log is read.
     *
     * @param connected whether the broker answered the latest question
     * @param lagRecords records in the log that were not read yet
     * @param lagSeconds age of the newest record that was read, while there are others that were not; else 0
     * @param lastRecordMillis log time of the newest record of this process
     * @param records read by this process
     * @param unreadable of no known schema
     * @param unusable that say what cannot be
     * @param lost deleted before they were read
     * @param late read after one that belongs behind them
     */
    public record Log(
            boolean connected,
            long lagRecords,
            double lagSeconds,
            OptionalLong lastRecordMillis,
            long records,
            long unreadable,
            long unusable,
            long lost,
            long late) {}

    /**
     * What a restart would go on from.
     *
     * @param savedAtMillis when all that was known then was on disk
     * @param ageSeconds time since then, or since the start
     * @param bytes size
     * @param problem why it is not saved; empty when it is
     */
    public record State(
            OptionalLong savedAtMillis,
            double ageSeconds,
            long bytes,
            long saves,
            long failures,
            Optional<String> problem) {}
}

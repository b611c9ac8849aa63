package io.headroom.monitor.consuming;

import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.EventLogReaders;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.monitor.watching.LogAccess;
import jakarta.inject.Singleton;
import java.util.Map;

/** The event log of this service. */
@Singleton
final class LoggedProgress implements LogAccess {
    private final EventLogReaders readers;
    private final CommittedOffsets offsets;

    LoggedProgress(EventLogReaders readers, CommittedOffsets offsets) {
        this.readers = readers;
        this.offsets = offsets;
    }

    @Override
    public EventLogReader open(Map<LogPartition, LogPosition> from) {
        return readers.open(from);
    }

    @Override
    public void tellProgress(Map<LogPartition, LogPosition> positions) {
        offsets.commit(positions);
    }
}

package io.headroom.monitor.watching;

import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import java.util.Map;

/** The event log, as far as watching it goes. */
public interface LogAccess {
    /** A reader that goes on from these positions; see {@link io.headroom.eventlog.reading.EventLogReaders#open}. */
    EventLogReader open(Map<LogPartition, LogPosition> from);

    /** Lets tools know how far it was read; what comes of it is nobody's concern. Does not block. */
    void tellProgress(Map<LogPartition, LogPosition> positions);
}

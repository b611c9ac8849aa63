package io.headroom.eventlog;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where a service writes what was shown and what users did. Thread-safe; no method blocks. */
public interface EventLog {
    /**
     * Takes a record to be written some time later. It may be lost: when too many wait, or when the broker is away for longer than the buffer
     * lasts; every lost record is counted.
     *
     * @return whether there was room for it
     */
    boolean offer(ImpressionRecord impression);

    /**
     * Writes records. The stage completes when the broker has every one of them on disk, and exceptionally with {@link
     * EventLogUnavailableException} when it has not said so in time; some of them may then have been written all the same, so whoever tells
     * them again must give them the same event ids.
     *
     * @param interactions at least one
     */
    CompletionStage<Void> append(List<InteractionRecord> interactions);
}

package io.headroom.eventlog.writing;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** No log was asked for: what is offered is nobody's, and what must be kept is refused. */
final class DisabledEventLog implements EventLog {
    @Override
    public boolean offer(ImpressionRecord impression) {
        return true;
    }

    @Override
    public CompletionStage<Void> append(List<InteractionRecord> interactions) {
        return CompletableFuture.failedFuture(
                new EventLogUnavailableException("there is no event log: headroom.event-log.enabled is false"));
    }
}

package io.headroom.gateway.events;

import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes events to the log, each id once as far as this process remembers. An event is taken only when the log has acknowledged it: one whose id
 * another batch is just writing waits for that, and fails with it. Thread-safe; never blocks.
 */
final class EventIntake {
    private final EventLog log;
    private final Duration acknowledgedWithin;
    private final RecentIds acknowledged;
    /** Of ids on their way to the log, what tells when they are there. */
    private final Map<String, CompletableFuture<Void>> underWay = new HashMap<>();

    EventIntake(EventLog log, Duration acknowledgedWithin, int rememberedIds) {
        this.log = log;
        this.acknowledgedWithin = acknowledgedWithin;
        this.acknowledged = new RecentIds(rememberedIds);
    }

    /** A batch that is in the log: which of its events were new, and which were there already. */
    record Taken(List<InteractionRecord> accepted, List<InteractionRecord> repeated) {}

    /**
     * Takes all of them or none.
     *
     * @return fails with whatever the log fails with; some may be written all the same, and it does no harm to tell them again
     */
    CompletableFuture<Taken> take(List<InteractionRecord> events) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        List<InteractionRecord> accepted = new ArrayList<>();
        List<InteractionRecord> repeated = new ArrayList<>();
        Set<CompletableFuture<Void>> awaited = sort(events, written, accepted, repeated);
        if (!accepted.isEmpty()) {
            CompletableFuture<Void> unused =
                    append(accepted).whenComplete((acknowledgement, failure) -> settle(accepted, written, failure));
        }
        return CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new))
                .thenApply(all -> new Taken(accepted, repeated));
    }

    private synchronized Set<CompletableFuture<Void>> sort(
            List<InteractionRecord> events,
            CompletableFuture<Void> written,
            List<InteractionRecord> accepted,
            List<InteractionRecord> repeated) {
        Set<CompletableFuture<Void>> awaited = new HashSet<>();
        for (InteractionRecord event : events) {
            if (acknowledged.holds(event.getEventId())) {
                repeated.add(event);
                continue;
            }
            CompletableFuture<Void> earlier = underWay.putIfAbsent(event.getEventId(), written);
            (earlier == null ? accepted : repeated).add(event);
            awaited.add(earlier == null ? written : earlier);
        }
        return awaited;
    }

    private CompletableFuture<Void> append(List<InteractionRecord> events) {
        try {
            return log.append(events)
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(acknowledgedWithin.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(List<InteractionRecord> events, CompletableFuture<Void> written, Throwable failure) {
        synchronized (this) {
            for (InteractionRecord event : events) {
                underWay.remove(event.getEventId());
                if (failure == null) {
                    acknowledged.add(event.getEventId());
                }
            }
        }
        if (failure == null) {
            written.complete(null);
        } else {
            written.completeExceptionally(failure);
        }
    }
}

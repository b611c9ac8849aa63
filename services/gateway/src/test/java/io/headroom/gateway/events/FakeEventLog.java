package io.headroom.gateway.events;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A log that keeps what it is given, or does as it is told. */
public final class FakeEventLog implements EventLog {
    private final List<ImpressionRecord> impressions = new CopyOnWriteArrayList<>();
    private final List<InteractionRecord> interactions = new CopyOnWriteArrayList<>();
    private final AtomicReference<Supplier<CompletionStage<Void>>> next = new AtomicReference<>();
    private final AtomicReference<Predicate<ImpressionRecord>> onOffer = new AtomicReference<>(impressions::add);

    @Override
    public boolean offer(ImpressionRecord impression) {
        return onOffer.get().test(impression);
    }

    @Override
    public CompletionStage<Void> append(List<InteractionRecord> appended) {
        Supplier<CompletionStage<Void>> answer = next.getAndSet(null);
        if (answer != null) {
            CompletionStage<Void> stage = answer.get();
            return stage.thenRun(() -> interactions.addAll(appended));
        }
        interactions.addAll(appended);
        return CompletableFuture.completedFuture(null);
    }

    /** The next append ends when the future does. */
    public CompletableFuture<Void> holdNext() {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        next.set(() -> acknowledgement);
        return acknowledgement;
    }

    /** Whether what was told of the next append has befallen one. */
    public boolean isTaken() {
        return next.get() == null;
    }

    public void throwNext(RuntimeException failure) {
        next.set(() -> {
            throw failure;
        });
    }

    /** What is done with impressions from now on. */
    public void onOffer(Predicate<ImpressionRecord> behaviour) {
        onOffer.set(behaviour);
    }

    /** Keeps impressions from now on, and forgets what it has. */
    public void reset() {
        next.set(null);
        onOffer.set(impressions::add);
        impressions.clear();
        interactions.clear();
    }

    public List<ImpressionRecord> impressions() {
        return List.copyOf(impressions);
    }

    public List<InteractionRecord> interactions() {
        return List.copyOf(interactions);
    }

    List<String> ids() {
        return interactions.stream().map(InteractionRecord::getEventId).toList();
    }
}

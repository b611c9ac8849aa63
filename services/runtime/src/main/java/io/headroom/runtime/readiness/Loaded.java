package io.headroom.runtime.readiness;

import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service loads beside its start and hands to its calls from then on, and what it may replace while calls are under way. Each call has
 * one from its begin to its end; what was replaced ends when its last call has ended. Thread-safe.
 *
 * @param <S> what is loaded
 */
public final class Loaded<S> {
    private final String absence;
    private final AtomicReference<Held<S>> current = new AtomicReference<>();

    /** @param absence what callers are told until it is there */
    public Loaded(String absence) {
        this.absence = absence;
    }

    /** Hands it to calls; what was there before is left alone. */
    public void set(S loaded) {
        CompletableFuture<Void> unused = set(loaded, _ -> {});
    }

    /**
     * Hands it to the calls that begin from now on.
     *
     * @param end of this one, once it has been replaced and its calls are over; runs on a thread of its own, and never after {@link #take}
     * @return completes when what was replaced has ended; exceptionally when its end failed
     */
    public CompletableFuture<Void> set(S loaded, Consumer<? super S> end) {
        Held<S> replaced = current.getAndSet(new Held<>(loaded, end));
        return replaced == null ? CompletableFuture.completedFuture(null) : replaced.retire();
    }

    /** Whether there is something to call. */
    public boolean isSet() {
        return current.get() != null;
    }

    /**
     * For callers that do not mind when it is replaced meanwhile.
     *
     * @throws ServiceException UNAVAILABLE before it is loaded and after it is taken away
     */
    public S get() {
        return held().value();
    }

    /**
     * Makes a call, during which what it calls does not end.
     *
     * @throws ServiceException UNAVAILABLE before it is loaded and after it is taken away
     */
    public <R> CompletableFuture<R> call(Function<? super S, CompletableFuture<R>> call) {
        Held<S> held = enter();
        CompletableFuture<R> result;
        try {
            result = call.apply(held.value());
        } catch (RuntimeException | Error e) {
            held.leave();
            throw e;
        }
        CompletableFuture<?> unused = result.whenComplete((_, _) -> held.leave());
        return result;
    }

    /** Takes it away from the calls, so that it can be closed at once; empty when there is nothing to close. */
    public Optional<S> take() {
        return Optional.ofNullable(current.getAndSet(null)).map(Held::value);
    }

    /**
     * Takes it away from the calls; those under way go on, and after the last of them it ends as was said when it was set.
     *
     * @return completes when it has ended; exceptionally when its end failed
     */
    public CompletableFuture<Void> retire() {
        Held<S> held = current.getAndSet(null);
        return held == null ? CompletableFuture.completedFuture(null) : held.retire();
    }

    private Held<S> enter() {
        Held<S> held = held();
        while (!held.enter()) {
            // It was replaced between the two: the next one is there.
            held = held();
        }
        return held;
    }

    private Held<S> held() {
        Held<S> held = current.get();
        if (held == null) {
            throw new ServiceException(FailureCategory.UNAVAILABLE, absence);
        }
        return held;
    }
}

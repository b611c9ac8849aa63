package io.headroom.runtime.faults;

import io.grpc.Context;
import io.grpc.ServerCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call that begins later than it arrived; until then it keeps what happens to it. One that is cancelled before it begins never does.
 * Thread-safe.
 */
final class DelayedCall<Q> extends ServerCall.Listener<Q> {
    private final Supplier<ServerCall.Listener<Q>> beginning;
    private final Context context = Context.current();
    private final List<Consumer<ServerCall.Listener<Q>>> kept = new ArrayList<>();
    private Optional<ServerCall.Listener<Q>> begun = Optional.empty();
    private boolean cancelled;

    /** Runs what is due later. */
    interface Timer {
        void schedule(Runnable task, Duration delay);
    }

    /** @param beginning starts the call and returns who hears of it; runs in the context of the thread that makes this object */
    DelayedCall(Supplier<ServerCall.Listener<Q>> beginning) {
        this.beginning = beginning;
    }

    /** Begins, unless the caller has gone. */
    synchronized void begin() {
        if (cancelled) {
            return;
        }
        context.run(() -> {
            ServerCall.Listener<Q> listener = beginning.get();
            begun = Optional.of(listener);
            kept.forEach(event -> event.accept(listener));
        });
        kept.clear();
    }

    @Override
    public void onMessage(Q message) {
        tell(listener -> listener.onMessage(message));
    }

    @Override
    public void onHalfClose() {
        tell(ServerCall.Listener::onHalfClose);
    }

    @Override
    public void onReady() {
        tell(ServerCall.Listener::onReady);
    }

    @Override
    public void onComplete() {
        tell(ServerCall.Listener::onComplete);
    }

    @Override
    public synchronized void onCancel() {
        cancelled = true;
        begun.ifPresent(ServerCall.Listener::onCancel);
    }

    private synchronized void tell(Consumer<ServerCall.Listener<Q>> event) {
        begun.ifPresentOrElse(event, () -> kept.add(event));
    }
}

package io.headroom.runtime.readiness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A value with the number of those who use it; ends when it is retired and nobody does. Thread-safe. */
final class Held<S> {
    private final S value;
    private final Consumer<? super S> end;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** One for not being retired. */
    private final AtomicInteger uses = new AtomicInteger(1);

    Held(S value, Consumer<? super S> end) {
        this.value = value;
        this.end = end;
    }

    S value() {
        return value;
    }

    /** False when it has ended, or is about to. */
    boolean enter() {
        int now = uses.get();
        while (now > 0) {
            if (uses.compareAndSet(now, now + 1)) {
                return true;
            }
            now = uses.get();
        }
        return false;
    }

    void leave() {
        if (uses.decrementAndGet() == 0) {
            // The last to leave may be a thread that the end waits for.
            Thread.ofPlatform().name("end-of-replaced").start(this::end);
        }
    }

    CompletableFuture<Void> retire() {
        leave();
        return ended;
    }

    private void end() {
        try {
            end.accept(value);
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }
}

package io.headroom.harness.http;

import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.function.Consumer;

/** One attempt between its send and its end. Lives on the event loop; the first of answer, failure and timeout ends it. */
final class Call {
    private final Attempt attempt;
    private final Consumer<Completion> completions;
    private final long sentNanos;
    private Optional<Future<?>> timeout = Optional.empty();
    private Optional<Channel> channel = Optional.empty();
    private boolean ended;

    Call(Attempt attempt, Consumer<Completion> completions, long sentNanos) {
        this.attempt = attempt;
        this.completions = completions;
        this.sentNanos = sentNanos;
    }

    Attempt attempt() {
        return attempt;
    }

    boolean ended() {
        return ended;
    }

    void timeout(Future<?> future) {
        timeout = Optional.of(future);
    }

    void channel(Channel carrier) {
        channel = Optional.of(carrier);
    }

    Optional<Channel> channel() {
        return channel;
    }

    void end(Outcome outcome, long doneNanos) {
        if (ended) {
            return;
        }
        ended = true;
        timeout.ifPresent(future -> future.cancel(false));
        completions.accept(new Completion(attempt, sentNanos, doneNanos, outcome));
    }
}

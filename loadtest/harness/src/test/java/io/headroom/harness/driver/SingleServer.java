package io.headroom.harness.driver;

import io.headroom.harness.Answers;
import io.headroom.harness.driver.Outcome.Answered;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** A target that serves one request at a time, in order, on a virtual clock. */
public final class SingleServer implements Transport {
    private final VirtualTicker ticker;
    private final LongUnaryOperator serviceNanos;
    private final byte[] body = Answers.full();
    private long freeAt;

    /** @param serviceNanos time to serve the request of that sequence number */
    public SingleServer(VirtualTicker ticker, LongUnaryOperator serviceNanos) {
        this.ticker = ticker;
        this.serviceNanos = serviceNanos;
    }

    @Override
    public void send(Attempt attempt, Consumer<Completion> completions) {
        long sent = ticker.nanoTime();
        freeAt = Math.max(sent, freeAt) + serviceNanos.applyAsLong(attempt.sequence());
        completions.accept(new Completion(attempt, sent, freeAt, new Answered(200, body)));
    }

    @Override
    public void close() {}
}

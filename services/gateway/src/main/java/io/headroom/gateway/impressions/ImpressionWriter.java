package io.headroom.gateway.impressions;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.eventlog.EventLog;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes records and offers them to the log, on a thread of its own behind a bounded queue: whatever the log does, block or throw, it costs no
 * request anything. Thread-safe.
 */
final class ImpressionWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ImpressionWriter.class);

    private final EventLog log;
    private final Consumer<ImpressionOutcome> outcomes;
    private final ThreadPoolExecutor thread;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param waitingAtMost records that may wait to be made; at least 1 */
    ImpressionWriter(EventLog log, int waitingAtMost, Consumer<ImpressionOutcome> outcomes) {
        this.log = log;
        this.outcomes = outcomes;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingAtMost),
                Thread.ofPlatform().daemon().name("impressions").factory());
    }

    /** Writes it some time later, or drops it; never blocks, never throws. */
    void write(Supplier<ImpressionRecord> impression) {
        run(() -> outcomes.accept(offer(impression)), () -> outcomes.accept(ImpressionOutcome.DROPPED));
    }

    /** Makes the record, and nothing of it. */
    void rehearse(Supplier<ImpressionRecord> impression) {
        run(() -> LOG.tracef("rehearsed %s", impression.get()), () -> {});
    }

    private void run(Runnable work, Runnable whenFull) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            whenFull.run();
        }
    }

    private ImpressionOutcome offer(Supplier<ImpressionRecord> impression) {
        try {
            boolean taken = log.offer(impression.get());
            failing.set(false);
            return taken ? ImpressionOutcome.OFFERED : ImpressionOutcome.DROPPED;
        } catch (RuntimeException e) {
            // Once, until it works again: a log that fails does so for every request.
            if (failing.compareAndSet(false, true)) {
                LOG.error("answers cannot be logged", e);
            }
            return ImpressionOutcome.FAILED;
        }
    }

    /** Gives what waits a moment. */
    void finish(Duration within) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d answers were not logged", thread.getQueue().size());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

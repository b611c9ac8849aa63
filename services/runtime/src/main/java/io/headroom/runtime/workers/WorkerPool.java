package io.headroom.runtime.workers;

import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A fixed number of platform threads with a bounded queue before them, for work that keeps a core busy. A job nobody waits for when
 * its turn comes, because its deadline passed or its caller gave up, is dropped: under overload the time goes to answers somebody wants. Jobs are taken in the order they came.
 * Thread-safe.
 *
 * <p>Platform threads, because native calls pin virtual ones, and because each worker owns what may not be shared (see {@link WorkerLife}).
 *
 * @param <S> what each worker owns
 */
public final class WorkerPool<S> implements AutoCloseable {
    private final WorkerPoolSettings settings;
    private final WorkerPoolEvents events;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Job<S>> queue;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private WorkerPool(WorkerPoolSettings settings, WorkerPoolEvents events, LongSupplier nanoTime) {
        this.settings = settings;
        this.events = events;
        this.nanoTime = nanoTime;
        this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
    }

    /**
     * Starts the workers, all at once, and waits until each has what it owns.
     *
     * @param nanoTime a monotonic clock, such as {@code System::nanoTime}
     * @throws WorkerStartException when a worker cannot begin; the others are stopped
     */
    public static <S> WorkerPool<S> start(
            WorkerPoolSettings settings, WorkerLife<S> life, WorkerPoolEvents events, LongSupplier nanoTime) {
        WorkerPool<S> pool = new WorkerPool<>(settings, events, nanoTime);
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int worker = 0; worker < settings.workers(); worker++) {
            CompletableFuture<Void> ready = new CompletableFuture<>();
            begun.add(ready);
            pool.threads.add(Thread.ofPlatform()
                    .name(settings.name() + "-" + worker)
                    .daemon()
                    .start(new Worker<>(pool, life, worker, ready)));
        }
        try {
            begun.forEach(CompletableFuture::join);
            return pool;
        } catch (java.util.concurrent.CompletionException e) {
            pool.close();
            throw new WorkerStartException(
                    settings.name() + " worker cannot start: " + e.getCause().getMessage(), e);
        }
    }

    /**
     * Queues a job. The future completes on the worker's thread: with the work's result or what it threw, or with a
     * {@link ServiceException}: OVERLOADED when the queue is full, DEADLINE_EXCEEDED when nobody waits any more at the job's turn,
     * UNAVAILABLE when the pool is closed.
     */
    public <R> CompletableFuture<R> submit(CallScope scope, Function<? super S, ? extends R> work) {
        CompletableFuture<R> result = new CompletableFuture<>();
        Job<S> job = new Job<>() {
            private final long queuedAt = nanoTime.getAsLong();

            @Override
            public void run(S state) {
                runOne(state, scope, queuedAt, work, result);
            }

            @Override
            public void refuse(ServiceException reason) {
                result.completeExceptionally(reason);
            }
        };
        if (closed) {
            job.refuse(stopping());
        } else if (!queue.offer(job)) {
            events.refused();
            job.refuse(full());
        } else if (closed && queue.remove(job)) {
            job.refuse(stopping());
        }
        return result;
    }

    /** As {@link #submit(CallScope, Function)}, for a caller that waits until its deadline. */
    public <R> CompletableFuture<R> submit(Deadline deadline, Function<? super S, ? extends R> work) {
        return submit(CallScope.until(deadline), work);
    }

    /** Jobs waiting at this moment. */
    public int queueDepth() {
        return queue.size();
    }

    public WorkerPoolSettings settings() {
        return settings;
    }

    /** Takes no more work, finishes what is queued and ends the workers. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        for (Job<S> job = queue.poll(); job != null; job = queue.poll()) {
            job.refuse(stopping());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next job; none for a while says nothing, but once the pool is closed it means that the queue is drained. */
    Job<S> next() throws InterruptedException {
        return queue.poll(50, TimeUnit.MILLISECONDS);
    }

    boolean closed() {
        return closed;
    }

    private <R> void runOne(
            S state,
            CallScope scope,
            long queuedAt,
            Function<? super S, ? extends R> work,
            CompletableFuture<R> result) {
        long startedAt = nanoTime.getAsLong();
        long waited = startedAt - queuedAt;
        Optional<CallScope.Over> over = scope.over();
        if (over.isPresent()) {
            events.dropped(over.get(), waited);
            result.completeExceptionally(dropped(over.get(), waited));
            return;
        }
        events.started(waited);
        R value;
        try {
            value = work.apply(state);
        } catch (Throwable e) {
            // Whatever one job does wrong, also an Error of native code, must not cost the pool a worker.
            result.completeExceptionally(e);
            return;
        }
        scope.over().ifPresent(reason -> events.wasted(reason, nanoTime.getAsLong() - startedAt));
        result.complete(value);
    }

    private ServiceException full() {
        return new ServiceException(
                FailureCategory.OVERLOADED,
                settings.name() + " has " + settings.queueCapacity() + " jobs waiting, its limit");
    }

    private ServiceException dropped(CallScope.Over reason, long waitedNanos) {
        String what = reason == CallScope.Over.DEADLINE ? "the deadline passed" : "the caller gave up";
        return new ServiceException(
                FailureCategory.DEADLINE_EXCEEDED,
                settings.name() + ": " + what + " after " + TimeUnit.NANOSECONDS.toMicros(waitedNanos)
                        + " us in the queue");
    }

    private ServiceException stopping() {
        return new ServiceException(FailureCategory.UNAVAILABLE, settings.name() + " is stopping");
    }

    /** One job, bound to its work and its future. */
    interface Job<S> {
        void run(S state);

        void refuse(ServiceException reason);
    }
}

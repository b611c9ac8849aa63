package io.headroom.features.writing;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Makes concurrent writes durable together: while one group is being flushed to disk the next one gathers. One thread writes, from a
 * bounded queue. Thread-safe; no method waits for the disk except {@link #close}.
 */
public final class GroupCommit implements AutoCloseable {
    private final OnlineStore store;
    private final GroupLimits limits;
    private final CommitObserver observer;
    private final BlockingQueue<Pending> queue;
    private final ReentrantReadWriteLock admission = new ReentrantReadWriteLock();
    private final Thread writer;
    private boolean closing;

    public GroupCommit(OnlineStore store, GroupLimits limits, CommitObserver observer) {
        this.store = store;
        this.limits = limits;
        this.observer = observer;
        this.queue = new LinkedBlockingQueue<>(limits.waiting());
        this.writer = Thread.ofPlatform().name("features-writer").start(this::run);
    }

    /**
     * Asks for a batch to be stored.
     *
     * @return completes on the writer's thread once the batch is durable. Fails with a {@link ServiceException}: OVERLOADED when too many
     *     writes wait or the store is full, UNAVAILABLE while closing or when the store cannot be written.
     */
    public CompletableFuture<WriteCounts> submit(StoreBatch batch) {
        Pending pending = new Pending(batch, new CompletableFuture<>());
        admission.readLock().lock();
        try {
            if (closing) {
                pending.fail(new ServiceException(FailureCategory.UNAVAILABLE, "the feature store is closing"));
            } else if (!queue.offer(pending)) {
                pending.fail(new ServiceException(
                        FailureCategory.OVERLOADED,
                        limits.waiting() + " writes wait already, which is the limit (headroom.features.write.queue)"));
            }
            return pending.done();
        } finally {
            admission.readLock().unlock();
        }
    }

    /** Writes that wait for the writer. */
    public int waiting() {
        return queue.size();
    }

    /** Refuses further writes, makes those that wait durable and ends the writer. */
    @Override
    public void close() {
        refuseMore();
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseMore() {
        admission.writeLock().lock();
        try {
            closing = true;
        } finally {
            admission.writeLock().unlock();
        }
    }

    private void run() {
        List<Pending> group = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = gather(group);
            if (!group.isEmpty()) {
                commit(group);
            }
            group.clear();
        }
    }

    /** Waits for a write and takes those behind it as well. False when interrupted, which is how the writer is told to end. */
    private boolean gather(List<Pending> group) {
        try {
            group.add(queue.take());
            queue.drainTo(group, limits.group() - 1);
            return true;
        } catch (InterruptedException e) {
            queue.drainTo(group);
            return false;
        }
    }

    private void commit(List<Pending> group) {
        long startedAt = System.nanoTime();
        try {
            List<WriteCounts> counts =
                    store.commit(group.stream().map(Pending::batch).toList());
            observer.committed(group.size(), System.nanoTime() - startedAt);
            for (int write = 0; write < group.size(); write++) {
                group.get(write).done().complete(counts.get(write));
            }
        } catch (RuntimeException e) {
            if (group.size() > 1) {
                // One write too large for what is left must not fail the others.
                group.forEach(pending -> commit(List.of(pending)));
            } else {
                group.getFirst().fail(e instanceof StoreException known ? StoreFailures.asService(known) : e);
            }
        }
    }

    private record Pending(StoreBatch batch, CompletableFuture<WriteCounts> done) {
        private void fail(RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}

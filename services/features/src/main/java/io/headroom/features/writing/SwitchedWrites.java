package io.headroom.features.writing;

import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Leads writes to the store that serves; while the next one is being filled, to that as well, so that it lacks none when it takes over.
 * Thread-safe.
 */
public final class SwitchedWrites {
    private final ReentrantReadWriteLock switching = new ReentrantReadWriteLock();
    private List<FeatureWrites> targets = List.of();

    /**
     * Where writes go that begin from now on. When it returns, every earlier one has been submitted where it had to go.
     *
     * @param writes to the store that serves, whose reply counts, then to others
     */
    public void lead(List<FeatureWrites> writes) {
        switching.writeLock().lock();
        try {
            targets = List.copyOf(writes);
        } finally {
            switching.writeLock().unlock();
        }
    }

    /**
     * Stores all rows of a request everywhere, or fails.
     *
     * @throws ServiceException INVALID when the serving store does not allow them, UNAVAILABLE when there is none
     */
    public CompletableFuture<WriteReply> write(WriteRequest request) {
        switching.readLock().lock();
        try {
            if (targets.isEmpty()) {
                throw new ServiceException(FailureCategory.UNAVAILABLE, "the feature store takes no writes yet");
            }
            CompletableFuture<WriteReply> reply = targets.getFirst().write(request);
            for (FeatureWrites other : targets.subList(1, targets.size())) {
                reply = reply.thenCombine(allowed(other, request), (first, _) -> first);
            }
            return reply;
        } finally {
            switching.readLock().unlock();
        }
    }

    /** What the other store does not know the columns of, nobody could read there. */
    private static CompletableFuture<?> allowed(FeatureWrites other, WriteRequest request) {
        try {
            return other.write(request);
        } catch (ServiceException e) {
            return e.category() == FailureCategory.INVALID
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(e);
        }
    }
}

package io.headroom.candidates.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.headroom.models.retrieval.RetrievalQuery;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the store said last of users, in bounded memory, for the time in which it does not answer. A user it knew nothing of is remembered as
 * such. Thread-safe.
 */
public final class UserMemory {
    /** Objects, their headers and the entry they are kept in. */
    private static final int OVERHEAD_BYTES = 240;

    private final Cache<Long, RetrievalQuery> users;

    /** @param nanoTime a monotonic clock */
    public UserMemory(MemoryLimits limits, LongSupplier nanoTime) {
        users = Caffeine.newBuilder()
                .maximumWeight(limits.bytes())
                .weigher((Long id, RetrievalQuery user) -> bytes(user))
                .expireAfterWrite(limits.maxAge())
                .ticker(nanoTime::getAsLong)
                // On the worker that reads: another thread would have to be woken for it.
                .executor(Runnable::run)
                .build();
    }

    /** Remembers a user; from then on nobody may change what is handed over. */
    void keep(long userId, RetrievalQuery user) {
        users.put(userId, user);
    }

    Optional<RetrievalQuery> recall(long userId) {
        return Optional.ofNullable(users.getIfPresent(userId));
    }

    private static int bytes(RetrievalQuery user) {
        return OVERHEAD_BYTES
                + user.historyRows().length * (Integer.BYTES + Float.BYTES)
                + user.seen().size() / Byte.SIZE;
    }
}

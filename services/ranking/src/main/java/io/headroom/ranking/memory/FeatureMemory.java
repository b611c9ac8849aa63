package io.headroom.ranking.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.ranking.scoring.StoredFeatures;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The features read last, in bounded memory, for the time in which the store does not answer. Whoever is remembered is so as a whole: a user
 * with values and history. Thread-safe.
 */
public final class FeatureMemory {
    private final FeatureViews views;
    private final DefaultFeatures defaults;
    private final MemoryLimits limits;
    private final LongSupplier nanoTime;
    private final long begunAtNanos;
    private final ItemMemory items;
    private final Cache<Long, RememberedUser> users;

    /**
     * @param defaults for items that are not remembered
     * @param catalogueSize items that can be remembered
     * @param nanoTime a monotonic clock
     */
    public FeatureMemory(
            FeatureViews views,
            DefaultFeatures defaults,
            int catalogueSize,
            MemoryLimits limits,
            LongSupplier nanoTime) {
        this.views = views;
        this.defaults = defaults;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.begunAtNanos = nanoTime.getAsLong();
        this.items = new ItemMemory(catalogueSize, views.itemWidth());
        this.users = Caffeine.newBuilder()
                .maximumWeight(limits.userBytes())
                .weigher((Long id, RememberedUser user) -> user.bytes())
                .expireAfterWrite(limits.maxAge())
                .ticker(nanoTime::getAsLong)
                // On the worker that reads: another thread would have to be woken for it.
                .executor(Runnable::run)
                .build();
    }

    /** Remembers what the store said. The arrays are shared from then on. */
    public void keep(long userId, int[] itemRows, StoredFeatures read) {
        items.keep(itemRows, read, nowSeconds());
        users.put(userId, new RememberedUser(read.userValues(), read.userUpdatedAtSeconds(), read.history()));
    }

    /**
     * What is remembered, with the bundle's values of items that are not; empty unless the user is remembered, and enough of the items are
     * known either way.
     */
    public Optional<StoredFeatures> recall(long userId, int[] itemRows) {
        RememberedUser user = users.getIfPresent(userId);
        if (user == null) {
            return Optional.empty();
        }
        float[] itemValues = new float[views.itemWidth() * itemRows.length];
        long[] itemsUpdatedAt = new long[itemRows.length];
        int oldest = nowSeconds()
                - (int) Math.min(Integer.MAX_VALUE / 2, limits.maxAge().toSeconds());
        int known = items.recall(itemRows, itemValues, itemsUpdatedAt, oldest, defaults);
        return known < limits.leastItemShare() * itemRows.length
                ? Optional.empty()
                : Optional.of(new StoredFeatures(
                        user.values(), user.updatedAtSeconds(), user.history(), itemValues, itemsUpdatedAt));
    }

    /** From 1, for 0 means never. */
    private int nowSeconds() {
        return 1 + (int) TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - begunAtNanos);
    }
}

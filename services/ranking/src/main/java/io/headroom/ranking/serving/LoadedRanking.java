package io.headroom.ranking.serving;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.memory.DefaultFeatures;
import io.headroom.ranking.memory.FeatureChoice;
import io.headroom.ranking.memory.FeatureMemory;
import io.headroom.ranking.memory.MemoryLimits;
import io.headroom.ranking.scoring.RequestReader;
import io.headroom.ranking.scoring.Scorer;
import io.headroom.runtime.workers.WorkerPool;
import java.time.Duration;
import java.util.List;

/**
 * What serving needs, loaded.
 *
 * @param bundle version of the bundle it came from
 * @param batchSizes what requests are padded to
 * @param reservedForScoring time kept from the call of the feature store
 * @param defaults what holds without the feature store
 * @param memory how much is remembered of the feature store's answers
 */
record LoadedRanking(
        String bundle,
        FeatureViews views,
        ItemRows items,
        RequestReader reader,
        WorkerPool<Scorer> pool,
        List<Integer> batchSizes,
        Duration reservedForScoring,
        DefaultFeatures defaults,
        MemoryLimits memory) {

    /** A choice of features that remembers nothing yet. */
    FeatureChoice newChoice() {
        FeatureMemory empty = new FeatureMemory(views, defaults, items.count(), memory, System::nanoTime);
        return new FeatureChoice(reader, empty, defaults);
    }
}

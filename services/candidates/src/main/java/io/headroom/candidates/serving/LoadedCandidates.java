package io.headroom.candidates.serving;

import io.headroom.candidates.generation.UserReader;
import io.headroom.candidates.memory.MemoryLimits;
import io.headroom.candidates.memory.UserChoice;
import io.headroom.candidates.memory.UserMemory;
import io.headroom.models.items.ItemRows;
import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.runtime.workers.WorkerPool;
import java.io.IOException;
import java.time.Duration;

/**
 * What serving needs, loaded.
 *
 * @param bundle version of the bundle it came from
 * @param reservedForSearch time kept from the call of the feature store
 * @param memory what is remembered of the feature store's answers
 */
record LoadedCandidates(
        String bundle,
        ItemRows items,
        UserReader users,
        RetrievalModels models,
        WorkerPool<CandidateMerger> pool,
        Duration reservedForSearch,
        MemoryLimits memory)
        implements AutoCloseable {

    /** A choice that remembers nobody yet. */
    UserChoice newChoice() {
        return new UserChoice(users, new UserMemory(memory, System::nanoTime));
    }

    @Override
    public void close() throws IOException {
        pool.close();
        models.close();
    }
}

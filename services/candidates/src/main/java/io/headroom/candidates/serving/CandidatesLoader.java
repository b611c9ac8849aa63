package io.headroom.candidates.serving;

import io.headroom.candidates.generation.UserReader;
import io.headroom.candidates.memory.MemoryLimits;
import io.headroom.models.items.ItemRows;
import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.RetrievalFiles;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.workers.MeasuredPools;
import io.headroom.runtime.workers.WorkerPool;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/** Loads the retrieval models and starts the workers, which share them. */
@ApplicationScoped
class CandidatesLoader {
    private static final Logger LOG = Logger.getLogger(CandidatesLoader.class);
    private static final String POOL = "candidates";

    private final CandidatesConfig config;
    private final MeasuredPools pools;
    private final CandidatesMetrics metrics;

    CandidatesLoader(CandidatesConfig config, MeasuredPools pools, MeterRegistry registry) {
        this.config = config;
        this.pools = pools;
        this.metrics = new CandidatesMetrics(registry);
    }

    /** Blocks for seconds. Throws what cannot be loaded, with the reason as its message. */
    LoadedCandidates load(Bundle bundle) {
        ItemRows items = ItemRows.of(bundle);
        RetrievalModels models = read(bundle);
        return new LoadedCandidates(
                bundle.version(),
                items,
                new UserReader(bundle.version(), items),
                models,
                startWorkers(models),
                config.reservedForSearch(),
                new MemoryLimits(
                        config.staleFeatures().maxAge(),
                        config.staleFeatures().usersMemory().asLongValue()));
    }

    CandidatesMetrics metrics() {
        return metrics;
    }

    private WorkerPool<CandidateMerger> startWorkers(RetrievalModels models) {
        CandidateMerger merger = models.merger();
        WorkerPool<CandidateMerger> pool = pools.start(POOL, config, worker -> merger);
        LOG.infof(
                "generating candidates of %d items with %d workers",
                models.itemVectors().length, pool.settings().workers());
        return pool;
    }

    private static RetrievalModels read(Bundle bundle) {
        try {
            return RetrievalFiles.read(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the retrieval models of bundle " + bundle.version() + ": " + e.getMessage(), e);
        }
    }
}

package io.headroom.ranking.serving;

import ai.djl.Device;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.ranking.ContractReader;
import io.headroom.models.ranking.ModelOpener;
import io.headroom.ranking.memory.DefaultFeatures;
import io.headroom.ranking.memory.MemoryLimits;
import io.headroom.ranking.model.RankingModel;
import io.headroom.ranking.model.TorchEngine;
import io.headroom.ranking.scoring.CatalogueFacts;
import io.headroom.ranking.scoring.RequestReader;
import io.headroom.ranking.scoring.Scorer;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.InitialFeatures;
import io.headroom.runtime.workers.MeasuredPools;
import io.headroom.runtime.workers.WorkerLife;
import io.headroom.runtime.workers.WorkerPool;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Loads the model and starts the workers, each with a predictor that has run every batch size. */
@ApplicationScoped
class RankingLoader {
    private static final Logger LOG = Logger.getLogger(RankingLoader.class);
    private static final String POOL = "ranking";
    private static final String USER_COLUMNS = "user";

    private final RankingConfig config;
    private final MeasuredPools pools;
    private final RankingMetrics metrics;

    RankingLoader(RankingConfig config, MeasuredPools pools, MeterRegistry registry) {
        this.config = config;
        this.pools = pools;
        this.metrics = new RankingMetrics(registry);
    }

    /** Blocks for seconds. Throws what cannot be loaded, with the reason as its message. */
    LoadedRanking load(Bundle bundle) {
        FeatureViews views =
                FeatureViews.ofUserColumns(bundle.manifest().features().get(USER_COLUMNS));
        RowEncoder encoder = new RowEncoder(views);
        CatalogueFacts catalogue = CatalogueFacts.of(bundle, views.genres());
        RankingModel model = RankingModel.choose(
                config.model().file(), config.model().contract(), bundle, new ContractReader(encoder.names()));
        DefaultFeatures defaults = defaults(bundle, views, catalogue.rows().count());
        MemoryLimits memory = memory();
        // Last: from here on there is something to close.
        WorkerPool<Scorer> pool = startWorkers(model, encoder);
        return new LoadedRanking(
                bundle.version(),
                views,
                catalogue.rows(),
                new RequestReader(bundle.version(), views, catalogue),
                pool,
                model.contract().batchSizes(),
                config.reservedForScoring(),
                defaults,
                memory);
    }

    private DefaultFeatures defaults(Bundle bundle, FeatureViews views, int items) {
        InitialFeatures initial = new InitialFeatures(bundle, config.initialValues());
        if (initial.has(FeatureViews.ITEM)) {
            return DefaultFeatures.of(initial, views, items);
        }
        LOG.warnf(
                "bundle %s has no %s: without the feature store, candidates are ranked as new items",
                bundle.version(), initial.path(FeatureViews.ITEM));
        return DefaultFeatures.none(views);
    }

    private MemoryLimits memory() {
        RankingConfig.StaleFeatures stale = config.staleFeatures();
        return new MemoryLimits(
                stale.maxAge(), stale.leastItemShare(), stale.usersMemory().asLongValue());
    }

    RankingMetrics metrics() {
        return metrics;
    }

    private WorkerPool<Scorer> startWorkers(RankingModel model, RowEncoder encoder) {
        Device device = TorchEngine.start(config.engineCache()).device(config.device());
        WorkerPool<Scorer> pool = pools.start(POOL, config, life(model, encoder, device));
        LOG.infof(
                "ranking with %s on %s, %d workers, batch sizes %s",
                model.archive(),
                device,
                pool.settings().workers(),
                model.contract().batchSizes());
        return pool;
    }

    private WorkerLife<Scorer> life(RankingModel model, RowEncoder encoder, Device device) {
        return new WorkerLife<>() {
            @Override
            public Scorer begin(int worker) {
                return new Scorer(ModelOpener.open(model.archive(), model.contract(), device), model, encoder, metrics);
            }

            @Override
            public void end(Scorer scorer) {
                scorer.close();
            }
        };
    }
}

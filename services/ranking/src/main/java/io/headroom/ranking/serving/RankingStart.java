package io.headroom.ranking.serving;

import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.FeatureReads;
import io.headroom.runtime.readiness.BackgroundStart;
import io.headroom.runtime.readiness.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Loads the model, rehearses, and only then is ready. */
@ApplicationScoped
public class RankingStart {
    private static final String FEATURES_STAGE = "ranking/features";

    private final RankingLoader loader;
    private final RankingConfig config;
    private final FeatureReads features;
    private final Instance<DataClock> clock;
    private final BackgroundStart start;
    private final Loaded<RankingStage> stage = new Loaded<>("ranking is warming up");

    RankingStart(
            RankingLoader loader,
            RankingConfig config,
            FeatureReads features,
            Instance<DataClock> clock,
            BackgroundStart start) {
        this.loader = loader;
        this.config = config;
        this.features = features;
        this.clock = clock;
        this.start = start;
    }

    void begin(@Observes StartupEvent event) {
        start.run("ranking", this::load);
    }

    /** The stage; refuses the call before it is loaded. */
    RankingStage stage() {
        return stage.get();
    }

    private Runnable load() {
        LoadedRanking ranking = loader.load();
        RankingStage loaded = new RankingStage(features.of(FEATURES_STAGE), ranking, clock.get(), loader.metrics());
        stage.set(loaded);
        return new Rehearsal(loaded, ranking, clock.get().nowSeconds(), config);
    }

    @PreDestroy
    void close() {
        stage.take().ifPresent(RankingStage::close);
    }
}

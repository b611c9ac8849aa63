package io.headroom.ranking.serving;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.FeatureReads;
import io.headroom.runtime.following.BackgroundStart;
import io.headroom.runtime.following.NextModel;
import io.headroom.runtime.following.SwappedModel;
import io.headroom.runtime.readiness.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Loads the model of each bundle that is to be served, rehearses, and only then serves it. */
@ApplicationScoped
public class RankingStart {
    private static final String FEATURES_STAGE = "ranking/features";

    private final RankingLoader loader;
    private final RankingConfig config;
    private final FeatureReads features;
    private final BackgroundStart start;
    private final Loaded<RankingStage> stage = new Loaded<>("ranking is warming up");

    RankingStart(RankingLoader loader, RankingConfig config, FeatureReads features, BackgroundStart start) {
        this.loader = loader;
        this.config = config;
        this.features = features;
        this.start = start;
    }

    void begin(@Observes StartupEvent event) {
        start.run("ranking", this::make);
    }

    /** Makes a call of the stage; refuses it before there is one. */
    <R> CompletableFuture<R> call(Function<RankingStage, CompletableFuture<R>> call) {
        return stage.call(call);
    }

    private NextModel make(Bundle bundle) {
        LoadedRanking ranking = loader.load(bundle);
        DataClock clock = new DataClock(bundle.manifest(), InstantSource.system());
        RankingStage made = new RankingStage(features.of(FEATURES_STAGE), ranking, clock, loader.metrics());
        // Beside a stage that serves, the rehearsal must leave it the cores.
        boolean beside = stage.isSet();
        int atOnce = beside ? 1 : ranking.pool().settings().workers();
        Rehearsal rehearsal = new Rehearsal(made, ranking, clock.nowSeconds(), config, atOnce);
        return new SwappedModel<>(stage, made, () -> rehearse(rehearsal, bundle, beside), RankingStage::close);
    }

    private void rehearse(Rehearsal rehearsal, Bundle bundle, boolean beside) {
        rehearsal.run();
        if (beside) {
            features.awaitBundle(bundle.version());
        }
    }

    @PreDestroy
    void close() {
        stage.take().ifPresent(RankingStage::close);
    }
}

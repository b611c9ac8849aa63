package io.headroom.ranking.serving;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.readiness.BackgroundStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Loads the model, rehearses, and only then hands out the stage. */
@ApplicationScoped
public class RankingStart {
    private final RankingLoader loader;
    private final Instance<StageClient<ReadRequest, ReadReply>> features;
    private final Instance<DataClock> clock;
    private final BackgroundStart start;
    private final AtomicReference<RankingStage> stage = new AtomicReference<>();

    RankingStart(
            RankingLoader loader,
            Instance<StageClient<ReadRequest, ReadReply>> features,
            Instance<DataClock> clock,
            BackgroundStart start) {
        this.loader = loader;
        this.features = features;
        this.clock = clock;
        this.start = start;
    }

    void begin(@Observes StartupEvent event) {
        start.run("ranking", this::load);
    }

    /** The stage, once it is loaded. */
    Optional<RankingStage> stage() {
        return Optional.ofNullable(stage.get());
    }

    private void load() {
        LoadedRanking ranking = loader.load();
        RankingStage loaded = new RankingStage(features.get(), ranking, clock.get(), loader.metrics());
        stage.set(loaded);
        new Rehearsal(loaded, ranking, clock.get().nowSeconds()).run(loader.warmUpCalls());
    }

    @PreDestroy
    void close() {
        stage().ifPresent(RankingStage::close);
    }
}

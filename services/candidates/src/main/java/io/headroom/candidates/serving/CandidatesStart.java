package io.headroom.candidates.serving;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.readiness.BackgroundStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Loads the retrieval models, rehearses, and only then is ready. */
@ApplicationScoped
public class CandidatesStart {
    private final CandidatesLoader loader;
    private final CandidatesConfig config;
    private final Instance<StageClient<ReadRequest, ReadReply>> features;
    private final BackgroundStart start;
    private final AtomicReference<CandidatesStage> stage = new AtomicReference<>();

    CandidatesStart(
            CandidatesLoader loader,
            CandidatesConfig config,
            Instance<StageClient<ReadRequest, ReadReply>> features,
            BackgroundStart start) {
        this.loader = loader;
        this.config = config;
        this.features = features;
        this.start = start;
    }

    void begin(@Observes StartupEvent event) {
        start.run("candidates", this::load);
    }

    /** The stage, once it is loaded. */
    Optional<CandidatesStage> stage() {
        return Optional.ofNullable(stage.get());
    }

    private void load() {
        LoadedCandidates candidates = loader.load();
        CandidatesStage loaded = new CandidatesStage(features.get(), candidates, loader.metrics());
        stage.set(loaded);
        new Rehearsal(loaded, candidates).run(config.warmUpCalls(), config.defaultLimit());
    }

    @PreDestroy
    void close() {
        stage().ifPresent(CandidatesStage::close);
    }
}

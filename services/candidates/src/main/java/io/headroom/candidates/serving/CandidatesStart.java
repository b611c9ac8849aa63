package io.headroom.candidates.serving;

import io.headroom.runtime.calls.FeatureReads;
import io.headroom.runtime.readiness.BackgroundStart;
import io.headroom.runtime.readiness.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Loads the retrieval models, rehearses, and only then is ready. */
@ApplicationScoped
public class CandidatesStart {
    private static final String FEATURES_STAGE = "candidates/features";

    private final CandidatesLoader loader;
    private final CandidatesConfig config;
    private final FeatureReads features;
    private final BackgroundStart start;
    private final Loaded<CandidatesStage> stage = new Loaded<>("candidates is warming up");

    CandidatesStart(CandidatesLoader loader, CandidatesConfig config, FeatureReads features, BackgroundStart start) {
        this.loader = loader;
        this.config = config;
        this.features = features;
        this.start = start;
    }

    void begin(@Observes StartupEvent event) {
        start.run("candidates", this::load);
    }

    /** The stage; refuses the call before it is loaded. */
    CandidatesStage stage() {
        return stage.get();
    }

    private Runnable load() {
        LoadedCandidates candidates = loader.load();
        CandidatesStage loaded = new CandidatesStage(features.of(FEATURES_STAGE), candidates, loader.metrics());
        stage.set(loaded);
        return new Rehearsal(loaded, candidates, config);
    }

    @PreDestroy
    void close() {
        stage.take().ifPresent(CandidatesStage::close);
    }
}

package io.headroom.candidates.serving;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.calls.FeatureReads;
import io.headroom.runtime.following.BackgroundStart;
import io.headroom.runtime.following.NextModel;
import io.headroom.runtime.following.SwappedModel;
import io.headroom.runtime.readiness.Loaded;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Loads the retrieval models of each bundle that is to be served, rehearses, and only then serves them. */
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
        start.run("candidates", this::make);
    }

    /** Makes a call of the stage; refuses it before there is one. */
    <R> CompletableFuture<R> call(Function<CandidatesStage, CompletableFuture<R>> call) {
        return stage.call(call);
    }

    private NextModel make(Bundle bundle) {
        LoadedCandidates candidates = loader.load(bundle);
        CandidatesStage made = new CandidatesStage(features.of(FEATURES_STAGE), candidates, loader.metrics());
        // Beside a stage that serves, the rehearsal must leave it the cores.
        boolean beside = stage.isSet();
        int atOnce = beside ? 1 : candidates.pool().settings().workers();
        Rehearsal rehearsal = new Rehearsal(made, candidates, config, atOnce);
        return new SwappedModel<>(stage, made, () -> rehearse(rehearsal, bundle, beside), CandidatesStage::close);
    }

    private void rehearse(Rehearsal rehearsal, Bundle bundle, boolean beside) {
        rehearsal.run();
        if (beside) {
            features.awaitBundle(bundle.version());
        }
    }

    @PreDestroy
    void close() {
        stage.take().ifPresent(CandidatesStage::close);
    }
}

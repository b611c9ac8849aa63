package io.headroom.gateway.bundles;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.gateway.orchestration.RequestWays;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.following.NextModel;
import io.headroom.runtime.following.SwappedModel;
import io.headroom.runtime.readiness.Loaded;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** The model that answers requests, and the one that will. */
@Singleton
public final class ServedModels {
    private final RequestWays ways;
    private final ObjectMapper mapper;
    private final Loaded<ServedModel> served = new Loaded<>("the gateway has no bundle yet");

    ServedModels(RequestWays ways, ObjectMapper mapper) {
        this.ways = ways;
        this.mapper = mapper;
    }

    /** @throws ProblemException NOT_READY before there is one */
    public ServedModel current() {
        if (!served.isSet()) {
            throw ProblemException.of(ProblemKind.NOT_READY, "the gateway has no bundle to answer from yet");
        }
        return served.get();
    }

    /**
     * The model of a bundle on its way to serve.
     *
     * @throws io.headroom.runtime.bundle.BundleException when it cannot be made
     */
    public NextModel next(Bundle bundle, Consumer<ServedModel> rehearsal) {
        ServedModel model = ServedModel.of(bundle, ways, mapper);
        // Nothing of it is open: what was replaced goes when the last request lets go of it.
        return new SwappedModel<>(served, model, () -> rehearsal.accept(model), _ -> {});
    }
}

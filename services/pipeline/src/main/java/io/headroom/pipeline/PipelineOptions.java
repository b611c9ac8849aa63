package io.headroom.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run is asked to do.
 *
 * @param data directory in the MovieLens layout
 * @param bundles bundle store to publish into
 * @param work directory for quarantine, intermediate tables and scratch files
 * @param seed of everything random
 * @param quick whether to train less, for a look rather than a result
 * @param ownRanker a ranking model to publish instead of a trained one
 */
public record PipelineOptions(
        Path data, Path bundles, Path work, long seed, boolean quick, Optional<OwnRanker> ownRanker) {

    /**
     * A user's own ranking model.
     *
     * @param model TorchScript archive
     * @param contract JSON that describes its inputs
     */
    public record OwnRanker(Path model, Path contract) {}
}

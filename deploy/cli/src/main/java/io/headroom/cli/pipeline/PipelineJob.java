package io.headroom.cli.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of the pipeline.
 *
 * @param data folder with interactions in the MovieLens layout
 * @param bundles store that the bundle is published to
 * @param work scratch directory
 * @param master Spark master; empty for all cores of this machine
 * @param quick smaller models and fewer epochs
 * @param ownRanker a ranking model to publish instead of a trained one
 */
public record PipelineJob(
        Path data,
        Path bundles,
        Path work,
        long seed,
        Optional<String> master,
        boolean quick,
        Optional<OwnRanker> ownRanker) {
    /** A TorchScript archive and the JSON that describes its inputs. */
    public record OwnRanker(Path model, Path contract) {}

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--data",
                data.toAbsolutePath().toString(),
                "--bundles",
                bundles.toAbsolutePath().toString(),
                "--work",
                work.toAbsolutePath().toString(),
                "--seed",
                Long.toString(seed)));
        master.ifPresent(value -> arguments.addAll(List.of("--master", value)));
        if (quick) {
            arguments.add("--quick");
        }
        ownRanker.ifPresent(own -> arguments.addAll(List.of(
                "--ranker-model",
                own.model().toAbsolutePath().toString(),
                "--ranker-contract",
                own.contract().toAbsolutePath().toString())));
        return arguments;
    }
}

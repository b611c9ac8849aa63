package io.headroom.cli.pipeline;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom pipeline}. */
@Command(name = "pipeline", description = "Turns interaction data into a model bundle: features, training, evaluation.")
public final class PipelineCommand implements Callable<Integer> {
    private final Console console;
    private final Shutdown shutdown;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder in the MovieLens layout (default: target/headroom/data/world).")
    private Optional<Path> data;

    @Option(
            names = "--bundles",
            paramLabel = "DIR",
            description = "Store to publish the bundle to (default: target/headroom/bundles).")
    private Optional<Path> bundles;

    @Option(names = "--work", paramLabel = "DIR", description = "Scratch space (default: target/headroom/data/work).")
    private Optional<Path> work;

    @Option(names = "--seed", paramLabel = "S", description = "Same seed, same metrics (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--master", paramLabel = "M", description = "Spark master (default: all cores of this machine).")
    private Optional<String> master;

    @Option(names = "--quick", description = "Smaller models and fewer epochs: minutes become seconds, quality drops.")
    private boolean quick;

    @ArgGroup(exclusive = false)
    private OwnRankerOptions ownRanker;

    /** Both or none. */
    static final class OwnRankerOptions {
        @Option(
                names = "--ranker-model",
                paramLabel = "FILE",
                required = true,
                description = "Your own TorchScript ranking model, published instead of a trained one.")
        private Path model;

        @Option(
                names = "--ranker-contract",
                paramLabel = "FILE",
                required = true,
                description = "JSON that describes its inputs.")
        private Path contract;

        PipelineJob.OwnRanker files() {
            return new PipelineJob.OwnRanker(model, contract);
        }
    }

    public PipelineCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        Path source = data.orElseGet(paths::world);
        requireData(source);
        PipelineJob job = new PipelineJob(
                source,
                bundles.orElseGet(paths::bundles),
                work.orElseGet(paths::work),
                seed,
                master,
                quick,
                Optional.ofNullable(ownRanker).map(OwnRankerOptions::files));
        int exitCode = new PipelineProcess(paths, shutdown, Optional.empty()).run(job);
        if (exitCode == 0) {
            console.progress("pipeline: finished");
        }
        return exitCode;
    }

    private void requireData(Path source) {
        if (Files.isDirectory(source)) {
            return;
        }
        if (data.isPresent()) {
            throw CommandFailure.usage("--data: there is no folder '" + source + "'");
        }
        throw CommandFailure.usage("there is no data in " + source + "; make a world first: headroom world");
    }
}

package io.headroom.cli.pipeline;

import io.headroom.cli.arguments.BundlesOption;
import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.DataOption;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom pipeline}. */
@Command(name = "pipeline", description = "Turns interaction data into a model bundle: features, training, evaluation.")
public final class PipelineCommand implements Callable<Integer>, CheckedOptions {
    private final Console console;
    private final Shutdown shutdown;

    @Mixin
    private DataOption data;

    @Mixin
    private BundlesOption bundles;

    @Option(names = "--work", paramLabel = "DIR", description = "Scratch space (default: target/headroom/data/work).")
    private Optional<Path> work;

    @Mixin
    private SeedOption seed;

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
    public void checkOptions() {
        var unused = source(ProjectPaths.ofProcess());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        PipelineJob job = new PipelineJob(
                source(paths),
                bundles.value(paths),
                work.orElseGet(paths::work),
                seed.value(),
                master,
                quick,
                Optional.ofNullable(ownRanker).map(OwnRankerOptions::files));
        int exitCode = new PipelineProcess(paths, shutdown, Optional.empty()).run(job);
        if (exitCode == 0) {
            console.progress("pipeline: finished");
        }
        return exitCode;
    }

    private Path source(ProjectPaths paths) {
        return data.folder().orElseGet(() -> {
            if (!Files.isDirectory(paths.world())) {
                throw CommandFailure.usage(
                        "there is no data in " + paths.world() + "; make a world first: headroom world");
            }
            return paths.world();
        });
    }
}

package io.headroom.cli.quality;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.services.StackOptions;
import io.headroom.harness.quality.QualityOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom quality}. */
@Command(
        name = "quality",
        description = {
            "Replays the held-out window through services of its own, with each rung of the ladder forced in turn,",
            "and reports what answers of each rung are worth: NDCG@10, recall@10, catalogue coverage.",
            "Exit code: 0 PASS, 1 FAIL (live and offline disagree, or a step failed), 2 wrong usage, 3 INVALID."
        })
public final class QualityCommand implements Callable<Integer>, CheckedOptions {
    private final Console console;
    private final Shutdown shutdown;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Interactions to make a bundle of first (default: measure the current bundle).")
    private Optional<Path> data;

    @Option(names = "--quick", description = "With --data: smaller models and fewer epochs.")
    private boolean quick;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Most held-out requests to replay (default: ${DEFAULT-VALUE}).")
    private int requests = QualityOptions.DEFAULT_REQUESTS;

    @Mixin
    private SeedOption seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: target/headroom/quality, where load looks for it).")
    private Optional<Path> out;

    public QualityCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public void checkOptions() {
        QualityOptions.requireEnough(requests);
        data.filter(folder -> !Files.isDirectory(folder)).ifPresent(missing -> {
            throw CommandFailure.usage("--data: there is no folder '" + missing + "'");
        });
        if (quick && data.isEmpty()) {
            throw CommandFailure.usage("--quick is about making a bundle, so it needs --data DIR");
        }
        var unused = QualityStack.gateway(ProjectPaths.ofProcess(), stack);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        ProjectPaths paths = ProjectPaths.ofProcess();
        QualitySettings settings =
                new QualitySettings(data, quick, requests, seed.value(), out.orElseGet(paths::quality));
        return new QualityExecution(console, shutdown, paths, stack, settings).run();
    }
}

package io.headroom.cli.demo;

import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.services.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom demo}. */
@Command(
        name = "demo",
        description = {
            "The main job: data, training, four services, load, verdict, report.",
            "Exit code: 0 PASS, 1 FAIL or a step failed, 2 wrong usage, 3 INVALID (nothing can be concluded)."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Shutdown shutdown;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Interactions to learn from, in the MovieLens layout (default: a synthetic world).")
    private Optional<Path> data;

    @Option(names = "--quick", description = "Small world, quick training, short load: to see that it works.")
    private boolean quick;

    @Option(names = "--rate", paramLabel = "R", description = "Requests per second (default: 100, quick: 50).")
    private Optional<Double> rate;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to measure (default: 60s, quick: 15s).")
    private Optional<Duration> duration;

    @Option(names = "--seed", paramLabel = "S", description = "Of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: target/headroom/report).")
    private Optional<Path> out;

    public DemoCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        data.filter(folder -> !Files.isDirectory(folder)).ifPresent(missing -> {
            throw CommandFailure.usage("--data: there is no folder '" + missing + "'");
        });
        return new Demo(console, shutdown, paths, stack, settings(paths)).run();
    }

    private DemoSettings settings(ProjectPaths paths) {
        return new DemoSettings(
                data,
                quick,
                rate.orElse(quick ? DemoSettings.QUICK_RATE : DemoSettings.RATE),
                duration.orElse(quick ? DemoSettings.QUICK_DURATION : DemoSettings.DURATION),
                quick ? DemoSettings.QUICK_WARM_UP : DemoSettings.WARM_UP,
                seed,
                out.orElseGet(paths::report));
    }
}

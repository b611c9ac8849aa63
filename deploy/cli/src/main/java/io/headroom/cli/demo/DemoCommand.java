package io.headroom.cli.demo;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.DataOption;
import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.ReportOption;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import java.io.IOException;
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
            "The main job: data, training, services, load, a killed ranker, verdicts, report.",
            "Exit code: 0 PASS, 1 FAIL or a step failed, 2 wrong usage, 3 INVALID (nothing can be concluded)."
        })
public final class DemoCommand implements Callable<Integer>, CheckedOptions {
    private final Console console;
    private final Shutdown shutdown;

    @Mixin
    private StackOptions stack;

    @Mixin
    private DataOption data;

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

    @Mixin
    private SeedOption seed;

    @Mixin
    private ReportOption out;

    public DemoCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public void checkOptions() {
        ProjectPaths paths = ProjectPaths.ofProcess();
        var unused = settings(paths).load(new Stack(paths, stack).gateway());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        return new Demo(console, shutdown, paths, stack, settings(paths)).run();
    }

    private DemoSettings settings(ProjectPaths paths) {
        return new DemoSettings(
                data.folder(),
                quick,
                rate.orElse(quick ? DemoSettings.QUICK_RATE : DemoSettings.RATE),
                duration.orElse(quick ? DemoSettings.QUICK_DURATION : DemoSettings.DURATION),
                quick ? DemoSettings.QUICK_WARM_UP : DemoSettings.WARM_UP,
                seed.value(),
                out.value(paths));
    }
}

package io.headroom.cli.load;

import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.ReportOption;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.Console;
import io.headroom.harness.load.InstrumentOptions;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.TargetUrl;
import io.headroom.harness.report.Memory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom load}. */
@Command(
        name = "load",
        description = {
            "Drives load against the gateway and judges it by the budgets.",
            "Exit code: 0 PASS, 1 FAIL, 2 wrong usage, 3 INVALID (nothing can be concluded)."
        })
public final class LoadCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--rate", paramLabel = "R", required = true, description = "Mean arrivals per second.")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "D",
            required = true,
            converter = DurationConverter.class,
            description = "How long to measure, such as 30s or 2m.")
    private Duration duration;

    @Option(
            names = "--warmup",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to drive load before measuring (default: 60s).")
    private Duration warmup = LoadOptions.DEFAULT_WARMUP;

    @Mixin
    private SeedOption seed;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Base URL of the gateway (default: the one that is up, else http://127.0.0.1:8080).")
    private Optional<String> target;

    @Mixin
    private ReportOption out;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Budgets to judge by (default: ${DEFAULT-VALUE}).")
    private String scenario = "default";

    @Option(names = "--budgets", paramLabel = "FILE", description = "Budgets other than those of this build.")
    private Optional<Path> budgets;

    @Mixin
    private UserFlags users;

    public LoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        Optional<RunState> run = RunStateFile.read(paths.run());
        URI gateway = target.map(TargetUrl::parse).orElseGet(() -> TargetOfRun.of(paths));
        LoadOptions options = new LoadOptions(
                gateway,
                rate,
                duration,
                warmup,
                seed.value(),
                LoadOptions.DEFAULT_LIMIT,
                out.value(paths),
                scenario,
                InstrumentOptions.defaults());
        Budgets stated = budgets.map(BudgetsReader::read).orElseGet(BudgetsReader::readStated);
        LoadExecution execution = new LoadExecution(console, stated, paths.quality(), InstantSource.system());
        LoadResult result =
                execution.run(execution.prepare(options, users.options(paths, gateway)), () -> memory(run, gateway));
        execution.conclude(result);
        return result.exitCode();
    }

    /** Of the services on this machine, when it is they who were under load. */
    private static Memory memory(Optional<RunState> run, URI target) {
        return run.filter(state -> URI.create(state.gateway()).equals(target))
                .map(ProcessMemory::of)
                .orElse(new Memory(Map.of(), Map.of()));
    }
}

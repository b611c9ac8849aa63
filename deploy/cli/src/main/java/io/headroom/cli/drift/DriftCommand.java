package io.headroom.cli.drift;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.drift.run.DriftOptions;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scenario.file.ScenarioReader;
import io.headroom.harness.experiment.file.ExperimentFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom drift}. */
@Command(
        name = "drift",
        description = {
            "Scores the monitor's detectors on a simulated clock, where drift is injected and so known: how late each is,",
            "how often it misses, how often it cries wolf. Needs no services.",
            "Exit code: 0 PASS, 1 FAIL (a detector does not reach what it must), 2 wrong usage, 3 INVALID (too few runs)."
        })
public final class DriftCommand implements Callable<Integer>, CheckedOptions {
    private static final int MOST_RUNS = 1_000;

    private final Console console;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "What to inject (default: the whole standard set; its files lie in loadtest/drift).")
    private Optional<Path> scenario;

    @Mixin
    private SeedOption seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each size, instead of the files' (standard: 10, without an injection 20).")
    private Optional<Integer> runs;

    @Option(names = "--quick", description = "Few and short runs: shows that all works, seldom enough for a verdict.")
    private boolean quick;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: target/headroom/drift).")
    private Optional<Path> out;

    public DriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public void checkOptions() {
        var unused = options();
    }

    @Override
    public Integer call() throws InterruptedException {
        DriftOptions options = options();
        Path outDir = out.orElseGet(() -> ProjectPaths.ofProcess().output().resolve("drift"));
        return new DriftExecution(console).run(options, outDir);
    }

    private DriftOptions options() {
        runs.filter(count -> count < 1 || count > MOST_RUNS).ifPresent(count -> {
            throw CommandFailure.usage("--runs is " + count + ", but must lie between 1 and " + MOST_RUNS);
        });
        DriftOptions options = scenario.map(file -> DriftOptions.of(read(file), seed.value()))
                .orElseGet(() -> DriftOptions.standard(seed.value()));
        DriftOptions shortened = quick ? options.quick() : options;
        return runs.map(shortened::withRuns).orElse(shortened);
    }

    private static Scenario read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.usage("there is no file '" + file + "'; loadtest/drift has scenarios");
        }
        try {
            return ScenarioReader.read(file);
        } catch (ExperimentFileException e) {
            throw new CommandFailure(
                    CommandFailure.USAGE,
                    e.problems().getFirst(),
                    e.problems().subList(1, e.problems().size()));
        }
    }
}

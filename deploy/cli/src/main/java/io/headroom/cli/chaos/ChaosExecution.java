package io.headroom.cli.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.load.ProcessMemory;
import io.headroom.harness.LoadException;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.run.ExperimentOptions;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.ExperimentRun;
import io.headroom.harness.experiment.run.Undo;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.Report;
import io.headroom.harness.report.experiment.ExperimentReport;
import io.headroom.harness.report.experiment.ExperimentSummary;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.supervision.RunLock;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Does one experiment on services that run, shows how it goes, and writes the report. */
public final class ChaosExecution {
    private final Console console;
    private final Shutdown shutdown;
    private final ProjectPaths paths;
    private final boolean printJson;

    public ChaosExecution(Console console, Shutdown shutdown, ProjectPaths paths) {
        this(console, shutdown, paths, false);
    }

    /** @param printJson whether {@link #conclude} prints the report's JSON as well */
    ChaosExecution(Console console, Shutdown shutdown, ProjectPaths paths, boolean printJson) {
        this.printJson = printJson;
        this.console = console;
        this.shutdown = shutdown;
        this.paths = paths;
    }

    /**
     * Checks everything that can be checked before there is a target. The old report goes, so that one which lies there after the run is that
     * run's.
     *
     * @throws io.headroom.harness.LoadException when the report's place cannot be written
     */
    public ExperimentRun prepare(Experiment experiment, Path out) throws IOException {
        return prepare(ExperimentOptions.of(experiment, out), BudgetsReader.readStated());
    }

    /** The same with other budgets or more patience. */
    ExperimentRun prepare(ExperimentOptions options, Budgets budgets) throws IOException {
        Path out = options.outDir();
        ExperimentRun run = ExperimentRun.prepare(options, budgets, InstantSource.system());
        Files.deleteIfExists(out.resolve(Report.JSON));
        Files.deleteIfExists(out.resolve(Report.HTML));
        return run;
    }

    /** Does it to the services of this tree that are up now, whoever started them. */
    public ExperimentResult run(ExperimentRun run) throws InterruptedException {
        return run(run, new LocalTarget(paths.run()));
    }

    /** Also when a signal ends the program, hung processes are resumed and faults removed. */
    ExperimentResult run(ExperimentRun run, ExperimentTarget target) throws InterruptedException {
        try (RunLock _ = RunLock.tryAcquireForExperiment(paths.run())
                .orElseThrow(() -> CommandFailure.failed(
                        "another experiment is being done on these services; wait until it has ended"))) {
            Optional<ProcessIdentity> supervisor = supervisor();
            ExperimentResult result = perform(run, target);
            if (!supervisor().equals(supervisor)) {
                throw CommandFailure.invalid(
                        "the services were stopped or replaced during the experiment: nothing can be concluded");
            }
            write(run, result, memory());
            return result;
        }
    }

    /** Does it to whatever target, and undoes it also when a signal ends the program. Writes no report. */
    ExperimentResult perform(ExperimentRun run, ExperimentTarget target) throws InterruptedException {
        Experiment experiment = run.options().experiment();
        console.progress("chaos: %s, %d s at %.0f requests/s after %d s of warm-up and %d s of control"
                .formatted(
                        experiment.name(),
                        experiment.load().duration().toSeconds(),
                        experiment.load().rate(),
                        experiment.load().warmup().toSeconds(),
                        experiment.load().control().toSeconds()));
        Undo undo = new Undo();
        Shutdown.Registration registration = shutdown.add("undoing the faults", undo::close);
        try {
            return run.run(
                    target,
                    new Prices(paths)::of,
                    undo,
                    new ChaosProgress(console)::show,
                    event -> console.progress("chaos: " + event));
        } finally {
            registration.cancel();
        }
    }

    /** A report that cannot be written must not take the verdict with it. */
    void write(ExperimentRun run, ExperimentResult result, Memory memory) {
        try {
            ExperimentReport.write(run.options().outDir(), result, memory);
        } catch (LoadException e) {
            ExperimentSummary.render(result).lines().forEach(console::line);
            throw CommandFailure.failed(e.getMessage());
        }
    }

    private Optional<ProcessIdentity> supervisor() {
        return RunStateFile.read(paths.run()).map(RunState::supervisor);
    }

    /** The verdict and where to read on. */
    public void conclude(ExperimentResult result) {
        ExperimentSummary.render(result).lines().forEach(console::line);
        Path out = result.load().options().outDir().toAbsolutePath().normalize();
        console.line("report: " + out.resolve(Report.HTML));
        console.line("        " + out.resolve(Report.JSON));
        if (printJson) {
            console.line(oneLine(out.resolve(Report.JSON)));
        }
    }

    private static String oneLine(Path json) {
        try {
            return new ObjectMapper().readTree(json.toFile()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + json, e);
        }
    }

    private Memory memory() {
        return RunStateFile.read(paths.run())
                .map((RunState state) -> ProcessMemory.of(state))
                .orElse(new Memory(Map.of(), Map.of()));
    }
}

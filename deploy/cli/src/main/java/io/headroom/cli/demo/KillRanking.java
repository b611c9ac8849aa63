package io.headroom.cli.demo;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.chaos.ChaosExecution;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.file.ExperimentFileException;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.ExperimentRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What the main job ends with: the ranker is killed while load runs. The services are warm by then. */
final class KillRanking {
    static final String NAME = "kill-ranking";
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final Duration CONTROL = Duration.ofSeconds(10);

    private final ChaosExecution execution;
    private final ExperimentRun run;

    private KillRanking(ChaosExecution execution, ExperimentRun run) {
        this.execution = execution;
        this.run = run;
    }

    /** Checks all that can be checked before there are services. */
    static KillRanking prepare(Console console, Shutdown shutdown, ProjectPaths paths, DemoSettings settings)
            throws IOException {
        Path file = paths.root().resolve("deploy").resolve("chaos").resolve(NAME + ".yaml");
        Experiment experiment =
                read(file).with(new LoadPlan(settings.rate(), DURATION, Duration.ZERO, CONTROL, settings.seed()));
        ChaosExecution execution = new ChaosExecution(console, shutdown, paths);
        return new KillRanking(
                execution, execution.prepare(experiment, settings.report().resolve(NAME)));
    }

    ExperimentResult perform() throws InterruptedException {
        return execution.run(run);
    }

    void conclude(ExperimentResult result) {
        execution.conclude(result);
    }

    private static Experiment read(Path file) {
        try {
            return ExperimentReader.read(file);
        } catch (ExperimentFileException e) {
            throw CommandFailure.failed(e.problems().getFirst());
        }
    }
}

package io.headroom.cli.chaos;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.cluster.faults.ExperimentGuard;
import io.headroom.cluster.target.ClusterFit;
import io.headroom.cluster.target.ClusterTarget;
import io.headroom.cluster.target.FitWait;
import io.headroom.harness.LoadException;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.run.ExperimentOptions;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.ExperimentRun;
import io.headroom.harness.report.Memory;
import io.headroom.harness.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some experiments, one after the other, on a release that runs on a cluster. */
final class ClusterSession {
    /** A pod may have to be scheduled, fetch its bundle and warm up. */
    private static final Duration READY_PATIENCE = Duration.ofMinutes(3);

    private final Console console;
    private final Shutdown shutdown;
    private final ChaosExecution execution;
    private final Reports reports;
    private final ClusterFlags flags;

    ClusterSession(Console console, Shutdown shutdown, ChaosExecution execution, Reports reports, ClusterFlags flags) {
        this.console = console;
        this.shutdown = shutdown;
        this.execution = execution;
        this.reports = reports;
        this.flags = flags;
    }

    /** Does all and returns the exit code of the worst verdict. */
    int run(List<Experiment> experiments) throws IOException, InterruptedException {
        List<ExperimentRun> runs = new ArrayList<>();
        for (Experiment experiment : experiments) {
            runs.add(execution.prepare(
                    new ExperimentOptions(
                            experiment, flags.scenario(), reports.of(experiment, experiments.size()), READY_PATIENCE),
                    flags.budgets()));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (ExperimentRun run : runs) {
            verdicts.add(verdict(run));
        }
        return ChaosSession.worst(verdicts);
    }

    /** Each looks at the cluster afresh: pods of the one before have gone, and slots are counted anew. */
    private Verdict verdict(ExperimentRun run) throws InterruptedException {
        ClusterOptions options = flags.options();
        ExperimentResult result;
        try (ClusterTarget target = ClusterTarget.of(ClusterAccess.open(options), options)) {
            console.progress("cluster: " + target.describe());
            awaitFit(target, run.options().experiment());
            target.alsoTell(ClusterFit.caveats(target, run.options().experiment()));
            result = guarded(run, target);
        }
        execution.write(run, result, new Memory(Map.of(), Map.of()));
        execution.conclude(result);
        return result.load().judgement().verdict();
    }

    private void awaitFit(ClusterTarget target, Experiment experiment) throws InterruptedException {
        new FitWait(flags.patience(), InstantSource.system(), Thread::sleep, console::progress)
                .problem(target, experiment)
                .ifPresent(problem -> {
                    throw CommandFailure.failed(problem);
                });
    }

    private ExperimentResult guarded(ExperimentRun run, ClusterTarget target) throws InterruptedException {
        Duration atMost =
                run.options().experiment().load().whole().plus(READY_PATIENCE).plus(Duration.ofMinutes(1));
        try (ExperimentGuard guard = ExperimentGuard.take(target, target::faults, atMost)) {
            Shutdown.Registration registration = shutdown.add("removing this experiment's marks", guard::close);
            try {
                return execution.perform(run, target);
            } catch (LoadException e) {
                throw target.forwardFailure()
                        .map(CommandFailure::failed)
                        .map(RuntimeException.class::cast)
                        .orElse(e);
            } finally {
                registration.cancel();
            }
        }
    }
}

package io.headroom.cli.chaos;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.ExperimentRun;
import io.headroom.harness.verdict.Verdict;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.supervision.Supervisor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Some experiments, one after the other, on services that are up or that are started for them. */
final class ChaosSession {
    private final Console console;
    private final Shutdown shutdown;
    private final ProjectPaths paths;
    private final StackOptions stackOptions;
    private final ChaosExecution execution;
    private final Reports reports;

    ChaosSession(
            Console console,
            Shutdown shutdown,
            ProjectPaths paths,
            StackOptions stackOptions,
            ChaosExecution execution,
            Reports reports) {
        this.console = console;
        this.shutdown = shutdown;
        this.paths = paths;
        this.stackOptions = stackOptions;
        this.execution = execution;
        this.reports = reports;
    }

    /** Does all and returns the exit code of the worst verdict: INVALID before FAIL, for it says less. */
    int run(List<Experiment> experiments) throws IOException, InterruptedException {
        List<Prepared> prepared = new ArrayList<>();
        for (Experiment experiment : experiments) {
            prepared.add(new Prepared(
                    experiment, execution.prepare(experiment, reports.of(experiment, experiments.size()))));
        }
        Optional<RunState> up = RunStateFile.read(paths.run())
                .filter(state -> state.supervisor().isAlive());
        List<Verdict> verdicts = up.isPresent() ? onThoseUp(prepared) : onOwn(prepared);
        return worst(verdicts);
    }

    /** INVALID before FAIL, for it says less. */
    static int worst(List<Verdict> verdicts) {
        return verdicts.stream().mapToInt(Verdict::exitCode).max().orElse(0);
    }

    private Verdict verdict(Prepared each, LocalTarget target) throws InterruptedException {
        ExperimentResult result = execution.run(each.run(), target);
        execution.conclude(result);
        return result.load().judgement().verdict();
    }

    private record Prepared(Experiment experiment, ExperimentRun run) {}

    private List<Verdict> onThoseUp(List<Prepared> all) throws IOException, InterruptedException {
        LocalTarget target = new LocalTarget(paths.run());
        for (Prepared each : all) {
            TargetFit.problem(target, each.experiment()).ifPresent(problem -> {
                throw CommandFailure.failed("the services that are up do not fit: " + problem
                        + "; stop them with headroom down, and this command starts its own");
            });
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Prepared each : all) {
            verdicts.add(verdict(each, target));
        }
        return verdicts;
    }

    /** Experiments that need the same replicas share services. */
    private List<Verdict> onOwn(List<Prepared> all) throws IOException, InterruptedException {
        Map<String, List<Prepared>> byReplicas = new TreeMap<>();
        for (Prepared each : all) {
            byReplicas
                    .computeIfAbsent(new TreeMap<>(each.experiment().replicas()).toString(), _ -> new ArrayList<>())
                    .add(each);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Prepared> group : byReplicas.values()) {
            verdicts.addAll(onOwnOf(group));
        }
        return verdicts;
    }

    private List<Verdict> onOwnOf(List<Prepared> group) throws IOException, InterruptedException {
        Stack stack = new Stack(
                paths, stackOptions.forExperiments(group.getFirst().experiment().replicas()));
        stack.learnToStartFast(console, shutdown);
        Supervisor supervisor = stack.claim(console::progress);
        Shutdown.Registration stop = shutdown.add("stopping the services", supervisor::close);
        try {
            supervisor.start();
            supervisor.awaitReady();
            stack.awaitFirstAnswers(console);
            List<Verdict> verdicts = new ArrayList<>();
            for (Prepared each : group) {
                verdicts.add(verdict(each, new LocalTarget(paths.run())));
            }
            return verdicts;
        } finally {
            console.progress("stopping the services");
            supervisor.close();
            stop.cancel();
        }
    }
}

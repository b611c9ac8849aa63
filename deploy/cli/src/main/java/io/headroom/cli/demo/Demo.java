package io.headroom.cli.demo;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.load.LoadExecution;
import io.headroom.cli.load.ProcessMemory;
import io.headroom.cli.pipeline.PipelineJob;
import io.headroom.cli.pipeline.PipelineProcess;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import io.headroom.cli.world.WorldMaking;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.LoadRun;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.experiment.ExperimentReport;
import io.headroom.harness.users.UserOptions;
import io.headroom.local.memory.MemorySampler;
import io.headroom.local.state.RunState;
import io.headroom.local.supervision.Supervisor;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The main job, end to end; whatever it starts it stops, also when a step fails or a signal ends it. */
final class Demo {
    /** Often enough that no peak of a JVM, which lasts from one collection to the next, is missed by much. */
    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(250);

    private final Console console;
    private final Shutdown shutdown;
    private final ProjectPaths paths;
    private final StackOptions stackOptions;
    private final DemoSettings settings;

    Demo(Console console, Shutdown shutdown, ProjectPaths paths, StackOptions stackOptions, DemoSettings settings) {
        this.console = console;
        this.shutdown = shutdown;
        this.paths = paths;
        this.stackOptions = stackOptions;
        this.settings = settings;
    }

    /** Does all steps and returns the exit code of the verdict. */
    int run() throws IOException, InterruptedException {
        Stack stack = new Stack(paths, stackOptions.forExperiments(Map.of()));
        stack.requireStartable();
        LoadExecution execution =
                new LoadExecution(console, BudgetsReader.readStated(), paths.quality(), InstantSource.system());
        // Now, because it can be wrong in ways that would otherwise be found minutes later.
        LoadRun load = execution.prepare(settings.load(stack.gateway()), users());
        KillRanking killRanking = KillRanking.prepare(console, shutdown, paths, settings);
        MonitorRecord.forget(settings.report());
        try (MemorySampler memory = MemorySampler.start(SAMPLE_INTERVAL)) {
            Path data = step("1/6 data", this::data);
            step("2/6 pipeline", () -> pipeline(data));
            Results results = serve(stack, execution, load, killRanking);
            execution.conclude(results.load());
            killRanking.conclude(results.experiment());
            console.progress(String.format(
                    Locale.ROOT,
                    "done: load %s, %s %s in %s, at most %.2f GiB resident over all processes",
                    results.load().judgement().verdict(),
                    KillRanking.NAME,
                    results.experiment().load().judgement().verdict(),
                    Console.clock(console.elapsed()),
                    memory.peakBytes() / (double) (1L << 30)));
            return results.exitCode();
        }
    }

    /** Those of the world it makes; of other data nobody knows what is relevant. */
    private UserOptions users() {
        return settings.data().isPresent() ? UserOptions.NONE : UserOptions.of(List.of(world()));
    }

    private Path world() {
        return settings.quick() ? paths.quickWorld() : paths.world();
    }

    private Path data() {
        return settings.data().orElseGet(() -> {
            Path world = world();
            new WorldMaking(console).make(settings.world(), world);
            return world;
        });
    }

    private Path pipeline(Path data) throws IOException, InterruptedException {
        Path bundles = stackOptions.bundles(paths);
        PipelineJob job = new PipelineJob(
                data, bundles, paths.work(), settings.seed(), Optional.empty(), settings.quick(), Optional.empty());
        int exitCode =
                new PipelineProcess(paths, shutdown, Optional.of(paths.run().mark())).run(job);
        if (exitCode != 0) {
            throw CommandFailure.failed("the pipeline failed with exit code " + exitCode);
        }
        return bundles;
    }

    private Results serve(Stack stack, LoadExecution execution, LoadRun load, KillRanking killRanking)
            throws IOException, InterruptedException {
        stack.learnToStartFast(console, shutdown);
        Supervisor supervisor = stack.claim(console::progress);
        Shutdown.Registration stop = shutdown.add("stopping the services", supervisor::close);
        try {
            step("3/6 services", () -> {
                stack.forgetEvents();
                supervisor.start();
                supervisor.awaitReady();
                stack.awaitFirstAnswers(console);
                return supervisor;
            });
            LoadResult result = step("4/6 load", () -> execution.run(load, () -> ProcessMemory.of(supervisor.state())));
            Memory memory = ProcessMemory.of(supervisor.state());
            ExperimentResult experiment = step("5/6 " + KillRanking.NAME, killRanking::perform);
            execution.append(result, memory, ExperimentReport.appendix(experiment, memory));
            record(supervisor.state());
            return new Results(result, experiment);
        } finally {
            console.progress("6/6 stopping the services");
            supervisor.close();
            stop.cancel();
        }
    }

    private void record(RunState state) throws InterruptedException {
        if (state.monitor().isPresent()) {
            new MonitorRecord(console, state.monitor().orElseThrow(), settings.report()).take();
        }
    }

    private <T> T step(String name, Step<T> work) throws IOException, InterruptedException {
        console.progress(name);
        Duration before = console.elapsed();
        T result = work.perform();
        console.progress(name + ": done in " + Console.clock(console.elapsed().minus(before)));
        return result;
    }

    /** A part of the job. */
    private interface Step<T> {
        T perform() throws IOException, InterruptedException;
    }

    /** What the services were put through. */
    private record Results(LoadResult load, ExperimentResult experiment) {
        /** That of the worse verdict: INVALID before FAIL, for it says less. */
        int exitCode() {
            return Math.max(load.exitCode(), experiment.load().exitCode());
        }
    }
}

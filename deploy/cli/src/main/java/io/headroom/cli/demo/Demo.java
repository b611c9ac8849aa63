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
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.LoadRun;
import io.headroom.local.memory.MemorySampler;
import io.headroom.local.supervision.Supervisor;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
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
        Stack stack = new Stack(paths, stackOptions);
        stack.requireStartable();
        LoadExecution execution =
                new LoadExecution(console, BudgetsReader.readStated(), paths.quality(), InstantSource.system());
        // Now, because it can be wrong in ways that would otherwise be found minutes later.
        LoadRun load = execution.prepare(settings.load(stack.gateway()));
        try (MemorySampler memory = MemorySampler.start(SAMPLE_INTERVAL)) {
            Path data = step("1/5 data", this::data);
            step("2/5 pipeline", () -> pipeline(data));
            LoadResult result = serveAndLoad(stack, execution, load);
            execution.conclude(result);
            console.progress(String.format(
                    Locale.ROOT,
                    "done: %s in %s, at most %.2f GiB resident over all processes",
                    result.judgement().verdict(),
                    Console.clock(console.elapsed()),
                    memory.peakBytes() / (double) (1L << 30)));
            return result.exitCode();
        }
    }

    private Path data() {
        return settings.data().orElseGet(() -> {
            Path world = settings.quick() ? paths.quickWorld() : paths.world();
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

    private LoadResult serveAndLoad(Stack stack, LoadExecution execution, LoadRun load)
            throws IOException, InterruptedException {
        Supervisor supervisor = stack.claim(console::progress);
        Shutdown.Registration stop = shutdown.add("stopping the services", supervisor::close);
        try {
            step("3/5 services", () -> {
                supervisor.start();
                supervisor.awaitReady();
                stack.awaitFirstAnswers(console);
                return supervisor;
            });
            return step("4/5 load", () -> execution.run(load, () -> ProcessMemory.of(supervisor.state())));
        } finally {
            console.progress("5/5 stopping the services");
            supervisor.close();
            stop.cancel();
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
}

package io.headroom.cli.quality;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.pipeline.PipelineJob;
import io.headroom.cli.pipeline.PipelineProcess;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.quality.QualityOptions;
import io.headroom.harness.quality.QualityResult;
import io.headroom.harness.quality.QualityRun;
import io.headroom.harness.quality.replay.ReplayProgress;
import io.headroom.harness.quality.report.QualityReport;
import io.headroom.harness.quality.report.QualitySummary;
import io.headroom.local.files.TemporaryDirectory;
import io.headroom.local.service.NamedPort;
import io.headroom.local.state.ServiceState;
import io.headroom.local.supervision.Supervisor;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a bundle if asked to, starts services for the replay alone, replays, reports, and stops the services whatever happened. */
final class QualityExecution {
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final Console console;
    private final Shutdown shutdown;
    private final ProjectPaths paths;
    private final StackOptions stackOptions;
    private final QualitySettings settings;
    private Duration shownAt = Duration.ZERO;

    QualityExecution(
            Console console,
            Shutdown shutdown,
            ProjectPaths paths,
            StackOptions stackOptions,
            QualitySettings settings) {
        this.console = console;
        this.shutdown = shutdown;
        this.paths = paths;
        this.stackOptions = stackOptions;
        this.settings = settings;
    }

    /** Returns the exit code of the verdict. The old report goes, so that one which lies there afterwards is this run's. */
    int run() throws IOException, InterruptedException {
        Stack stack = QualityStack.of(paths, stackOptions);
        stack.requireStartable();
        OutputDirectory.prepare(settings.outDir());
        if (settings.data().isPresent()) {
            pipeline(settings.data().get());
        }
        Bundle bundle = bundle();
        QualityRun.require(bundle);
        Files.deleteIfExists(settings.outDir().resolve(QualityReport.JSON));
        Files.deleteIfExists(settings.outDir().resolve(QualityReport.HTML));
        QualityResult result = serveAndReplay(stack, bundle);
        QualityReport.write(settings.outDir(), result);
        QualitySummary.render(result).lines().forEach(console::line);
        Path out = settings.outDir().toAbsolutePath();
        console.line("report: " + out.resolve(QualityReport.HTML));
        console.line("        " + out.resolve(QualityReport.JSON));
        return result.exitCode();
    }

    private void pipeline(Path data) throws IOException, InterruptedException {
        console.progress("making a bundle of " + data);
        PipelineJob job = new PipelineJob(
                data,
                stackOptions.bundles(paths),
                paths.work(),
                settings.seed(),
                Optional.empty(),
                settings.quick(),
                Optional.empty());
        int exitCode =
                new PipelineProcess(paths, shutdown, Optional.of(paths.run().mark())).run(job);
        if (exitCode != 0) {
            throw CommandFailure.failed("the pipeline failed with exit code " + exitCode);
        }
    }

    private Bundle bundle() {
        BundleStore store = new BundleStore(stackOptions.bundles(paths));
        if (store.currentVersion().isEmpty()) {
            throw CommandFailure.failed("there is no bundle in " + store.root()
                    + "; make one with: headroom pipeline (or headroom quality --data DIR)");
        }
        return store.openCurrent();
    }

    private QualityResult serveAndReplay(Stack stack, Bundle bundle) throws IOException, InterruptedException {
        Supervisor supervisor = stack.claim(console::progress);
        Shutdown.Registration stop = shutdown.add("stopping the services", supervisor::close);
        try {
            // A store that has been through a replay knows the window already.
            TemporaryDirectory.empty(paths.qualityData());
            supervisor.start();
            supervisor.awaitReady();
            stack.awaitFirstAnswers(console);
            return run(stack, supervisor, bundle).run(this::show);
        } finally {
            console.progress("stopping the services");
            supervisor.close();
            stop.cancel();
            TemporaryDirectory.empty(paths.qualityData());
        }
    }

    private QualityRun run(Stack stack, Supervisor supervisor, Bundle bundle) {
        QualityOptions options = new QualityOptions(
                stack.gateway(), featureStore(supervisor), settings.requests(), settings.seed(), settings.outDir());
        return QualityRun.prepare(options, bundle, InstantSource.system());
    }

    private static String featureStore(Supervisor supervisor) {
        ServiceState features = supervisor.state().service("features").orElseThrow();
        int port = features.ports().stream()
                .filter(candidate -> !candidate.role().equals(NamedPort.MANAGEMENT))
                .mapToInt(NamedPort::number)
                .findFirst()
                .orElseThrow();
        return "127.0.0.1:" + port;
    }

    private void show(ReplayProgress progress) {
        if (progress.done() == progress.total()
                || console.elapsed().minus(shownAt).compareTo(PROGRESS) >= 0) {
            shownAt = console.elapsed();
            console.progress(progress.line());
        }
    }
}

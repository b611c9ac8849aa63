package io.headroom.cli.drift;

import io.headroom.cli.console.Console;
import io.headroom.drift.report.DriftReport;
import io.headroom.drift.report.DriftSummary;
import io.headroom.drift.run.DriftOptions;
import io.headroom.drift.run.DriftProgress;
import io.headroom.drift.run.DriftResult;
import io.headroom.drift.run.DriftRun;
import io.headroom.harness.output.OutputDirectory;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the scenarios, shows how it goes, and writes the report. */
final class DriftExecution {
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(5);

    private final Console console;
    private Duration shownAt = Duration.ZERO;

    DriftExecution(Console console) {
        this.console = console;
    }

    /** Returns the exit code of the verdict. */
    int run(DriftOptions options, Path outDir) throws InterruptedException {
        OutputDirectory.prepare(outDir);
        console.progress("drift: " + options.scenarios().size() + " scenarios, seed " + options.seed() + ", "
                + options.threads() + " runs at a time");
        DriftResult result = new DriftRun(options, this::show).run();
        DriftReport.write(outDir, result);
        DriftSummary.render(result).lines().forEach(console::line);
        Path out = outDir.toAbsolutePath().normalize();
        console.line("report: " + out.resolve(DriftReport.HTML));
        console.line("        " + out.resolve(DriftReport.JSON));
        return result.verdict().exitCode();
    }

    private synchronized void show(DriftProgress progress) {
        if (progress.requests() == progress.of()
                || console.elapsed().minus(shownAt).compareTo(SHOWN_EVERY) >= 0) {
            shownAt = console.elapsed();
            console.progress("drift: " + progress.line());
        }
    }
}

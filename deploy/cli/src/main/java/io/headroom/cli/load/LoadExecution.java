package io.headroom.cli.load;

import io.headroom.cli.console.Console;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.LoadRun;
import io.headroom.harness.report.ConsoleSummary;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.Report;
import io.headroom.runtime.budgets.Budgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Drives load, shows how it goes, and writes the report. */
public final class LoadExecution {
    private final Console console;
    private final Budgets budgets;

    public LoadExecution(Console console, Budgets budgets) {
        this.console = console;
        this.budgets = budgets;
    }

    /** So that a report which lies there after a run is that run's. */
    public static void removeOldReport(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(Report.JSON));
        Files.deleteIfExists(directory.resolve(Report.HTML));
    }

    /** @param memory of the processes, asked for once the load has ended */
    public LoadResult run(LoadOptions options, Supplier<Memory> memory) throws IOException, InterruptedException {
        removeOldReport(options.outDir());
        console.progress("load: %s requests/s for %d s after %d s of warm-up, against %s"
                .formatted(
                        plain(options.rate()),
                        options.duration().toSeconds(),
                        options.warmup().toSeconds(),
                        options.target()));
        LoadResult result = LoadRun.run(options, budgets, new LoadProgress(console)::show);
        Report.write(options.outDir(), result, memory.get());
        return result;
    }

    /** The verdict and where to read on. */
    public void conclude(LoadResult result) {
        ConsoleSummary.render(result).lines().forEach(console::line);
        Path out = result.options().outDir().toAbsolutePath();
        console.line("report: " + out.resolve(Report.HTML));
        console.line("        " + out.resolve(Report.JSON));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

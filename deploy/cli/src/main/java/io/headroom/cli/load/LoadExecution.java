package io.headroom.cli.load;

import io.headroom.cli.console.Console;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.LoadRun;
import io.headroom.harness.quality.QualityPrices;
import io.headroom.harness.quality.WeightedGoodput;
import io.headroom.harness.quality.report.QualityReport;
import io.headroom.harness.report.Appendix;
import io.headroom.harness.report.ConsoleSummary;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.Report;
import io.headroom.harness.users.UserOptions;
import io.headroom.runtime.budgets.Budgets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Drives load, shows how it goes, and writes the report. */
public final class LoadExecution {
    private final Console console;
    private final Budgets budgets;
    private final Path quality;
    private final InstantSource clock;

    /** @param quality where the report of {@code headroom quality} lies, if there is one */
    public LoadExecution(Console console, Budgets budgets, Path quality, InstantSource clock) {
        this.console = console;
        this.budgets = budgets;
        this.quality = quality;
        this.clock = clock;
    }

    /**
     * Checks everything that can be checked before there is a target, and says nothing. The old report goes, so that one which lies there after
     * the run is that run's.
     *
     * @param users who plays them
     * @throws io.headroom.harness.LoadException when an option is wrong or the report's place cannot be written
     */
    public LoadRun prepare(LoadOptions options, UserOptions users) throws IOException {
        LoadRun run = LoadRun.prepare(options, users, budgets, clock);
        Files.deleteIfExists(options.outDir().resolve(Report.JSON));
        Files.deleteIfExists(options.outDir().resolve(Report.HTML));
        return run;
    }

    /** @param memory of the processes, asked for once the load has ended */
    public LoadResult run(LoadRun run, Supplier<Memory> memory) throws InterruptedException {
        LoadOptions options = run.options();
        console.progress("load: %s requests/s for %d s after %d s of warm-up, against %s"
                .formatted(
                        plain(options.rate()),
                        options.duration().toSeconds(),
                        options.warmup().toSeconds(),
                        options.target()));
        LoadResult result = run.run(new LoadProgress(console)::show, notice -> console.progress("load: " + notice));
        Report.write(options.outDir(), result, memory.get(), goodput(result));
        return result;
    }

    /** Writes the report once more, with what was done after the load. */
    public void append(LoadResult result, Memory memory, Appendix appendix) {
        Report.write(result.options().outDir(), result, memory, goodput(result), List.of(appendix));
    }

    /** The verdict and where to read on. */
    public void conclude(LoadResult result) {
        ConsoleSummary.render(result, goodput(result)).lines().forEach(console::line);
        Path out = result.options().outDir().toAbsolutePath();
        console.line("report: " + out.resolve(Report.HTML));
        console.line("        " + out.resolve(Report.JSON));
    }

    private WeightedGoodput goodput(LoadResult result) {
        return WeightedGoodput.of(result, QualityPrices.read(quality.resolve(QualityReport.JSON)));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

package io.headroom.cli.load;

import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.Console;
import io.headroom.harness.cost.CostOptions;
import io.headroom.harness.cost.CostReport;
import io.headroom.harness.cost.CostResult;
import io.headroom.harness.cost.CostRun;
import io.headroom.harness.load.TargetUrl;
import io.headroom.harness.users.UserOptions;
import io.headroom.runtime.budgets.BudgetsReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom cost}. */
@Command(
        name = "cost",
        description = {
            "Measures what monitoring costs the gateway: one load on one stack, in pairs of slices with and without the log of what is shown.",
            "The services must be up with --experiments. Exit code: 0 PASS, 1 FAIL, 2 wrong usage, 3 INVALID."
        })
public final class MonitoringCostCommand implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** Short, so that the clicks of a slice with logging fall into it. */
    private static final Duration CLICK_DELAY = Duration.ofSeconds(1);

    private static final int GATEWAY_PORT = 8080;
    private static final int MANAGEMENT_PORT = 9080;

    private final Console console;

    @Option(names = "--rate", paramLabel = "R", description = "Mean arrivals per second (default: ${DEFAULT-VALUE}).")
    private double rate = CostOptions.DEFAULT_RATE;

    @Option(names = "--pairs", paramLabel = "N", description = "Pairs of slices (default: ${DEFAULT-VALUE}).")
    private int pairs = CostOptions.DEFAULT_PAIRS;

    @Option(
            names = "--slice",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "Length of a slice (default: 20s).")
    private Duration slice = CostOptions.DEFAULT_SLICE;

    @Option(
            names = "--settle",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "What is left out at the beginning of a slice (default: 3s).")
    private Duration settle = CostOptions.DEFAULT_SETTLE;

    @Option(
            names = "--warmup",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to drive load before the first slice (default: 30s).")
    private Duration warmup = WARM_UP;

    @Mixin
    private SeedOption seed;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Base URL of the gateway (default: the one that is up, else http://127.0.0.1:8080).")
    private Optional<String> target;

    @Option(
            names = "--management",
            paramLabel = "URL",
            description = "Base URL of the gateway's management port (default: the gateway's port and 1000).")
    private Optional<String> management;

    @Option(names = "--out", paramLabel = "DIR", description = "Where cost.json goes (default: target/headroom/cost).")
    private Optional<Path> out;

    public MonitoringCostCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        URI gateway = target.map(TargetUrl::parse).orElseGet(() -> TargetOfRun.of(paths));
        CostOptions options = new CostOptions(
                gateway,
                management.map(TargetUrl::parse).orElseGet(() -> managementOf(gateway)),
                rate,
                pairs,
                slice,
                settle,
                warmup,
                seed.value(),
                CostOptions.DEFAULT_LIMIT,
                UserOptions.of(List.of(paths.world(), paths.quickWorld())).withDelay(CLICK_DELAY),
                out.orElseGet(() -> paths.output().resolve("cost")));
        CostRun run = CostRun.prepare(
                options, BudgetsReader.readStated().scenario("default").request(), InstantSource.system());
        CostResult result = run.run(line -> console.progress("cost: " + line));
        CostReport.write(options.outDir(), result);
        CostReport.render(result).lines().forEach(console::line);
        console.line("report: " + options.outDir().toAbsolutePath().resolve(CostReport.JSON));
        return result.verdict().exitCode();
    }

    private static URI managementOf(URI gateway) {
        int port = gateway.getPort() < 0 ? GATEWAY_PORT : gateway.getPort();
        return URI.create("http://" + gateway.getHost() + ":" + (port + MANAGEMENT_PORT - GATEWAY_PORT));
    }
}

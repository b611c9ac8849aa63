package io.headroom.cli.chaos;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.load.LoadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom chaos}. */
@Command(
        name = "chaos",
        description = {
            "Does experiments: breaks services while load runs, proves that it did, and judges how it was borne.",
            "Uses the services that are up when they fit (up --experiments), else starts its own and stops them after;",
            "with --target kubernetes those of a release that runs on a cluster.",
            "Exit code: 0 PASS, 1 FAIL, 2 wrong usage, 3 INVALID (nothing can be concluded); of several the worst."
        })
public final class ChaosCommand implements Callable<Integer>, CheckedOptions {
    private static final String LOCAL = "local";
    private static final String KUBERNETES = "kubernetes";

    private final Console console;
    private final Shutdown shutdown;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Experiments, or folders of them; deploy/chaos has a dozen.")
    private List<Path> files;

    @Option(
            names = "--target",
            paramLabel = "KIND",
            description = "Where the services run: local or kubernetes (default: ${DEFAULT-VALUE}).")
    private String target = LOCAL;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the report goes; of several, a folder each in there (default: target/headroom/chaos/NAME).")
    private Optional<Path> out;

    @Option(names = "--seed", paramLabel = "S", description = "Instead of the files' seeds.")
    private Optional<Long> seed;

    @Option(names = "--rate", paramLabel = "R", description = "Instead of the files' requests per second.")
    private Optional<Double> rate;

    @Option(
            names = "--print-json",
            description =
                    "Prints report.json too, as one line, the last of each experiment: for where no file can be fetched.")
    private boolean printJson;

    @Mixin
    private ClusterFlags cluster;

    @Mixin
    private StackOptions stack;

    @Spec
    private CommandSpec spec;

    public ChaosCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public void checkOptions() {
        if (!target.equals(LOCAL) && !target.equals(KUBERNETES)) {
            throw CommandFailure.usage("--target is '" + target + "', but must be local or kubernetes");
        }
        refuseOptionsOf(target.equals(LOCAL) ? new ClusterFlags() : new StackOptions());
        rate.filter(value -> !(value > 0 && value <= LoadOptions.MAX_RATE)).ifPresent(value -> {
            throw CommandFailure.usage(
                    "--rate is " + value + ", but must be above 0 and at most " + (int) LoadOptions.MAX_RATE);
        });
        List<Experiment> experiments = experiments();
        if (target.equals(KUBERNETES)) {
            var unused = cluster.options();
            return;
        }
        ProjectPaths paths = ProjectPaths.ofProcess();
        for (Experiment experiment : experiments) {
            var unused = new Stack(paths, stack.forExperiments(experiment.replicas()));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        ProjectPaths paths = ProjectPaths.ofProcess();
        ChaosExecution execution = new ChaosExecution(console, shutdown, paths, printJson);
        Reports reports = new Reports(paths, out);
        return target.equals(KUBERNETES)
                ? new ClusterSession(console, shutdown, execution, reports, cluster).run(experiments())
                : new ChaosSession(console, shutdown, paths, stack, execution, reports).run(experiments());
    }

    /** What only the other kind of target heeds must not be taken for heeded. */
    private void refuseOptionsOf(Object others) {
        CommandSpec foreign = CommandSpec.forAnnotatedObject(others);
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(name -> foreign.findOption(name) != null)
                .findFirst()
                .ifPresent(name -> {
                    throw CommandFailure.usage(name + " is not for --target " + target);
                });
    }

    private List<Experiment> experiments() {
        return ExperimentFiles.read(files).stream()
                .map(experiment -> experiment.with(changed(experiment.load())))
                .toList();
    }

    private LoadPlan changed(LoadPlan load) {
        LoadPlan reseeded = seed.map(load::withSeed).orElse(load);
        return rate.map(reseeded::withRate).orElse(reseeded);
    }
}

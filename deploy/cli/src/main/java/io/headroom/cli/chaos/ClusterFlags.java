package io.headroom.cli.chaos;

import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.harness.load.TargetUrl;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code --target kubernetes}. */
final class ClusterFlags {
    /** The chart's Job starts together with the release, whose first bundle is still to be made. */
    private static final Duration ROLLOUT = Duration.ofMinutes(30);

    private static final Duration MOMENT = Duration.ofMinutes(2);

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "N",
            description = "On a cluster: the release's namespace (default: the context's).")
    private Optional<String> namespace;

    @Option(
            names = "--context",
            paramLabel = "C",
            description = "Context of the kubeconfig (default: its current one).")
    private Optional<String> context;

    @Option(names = "--release", paramLabel = "R", description = "Helm's name of it (default: the only one there).")
    private Optional<String> release;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Where load goes (default: through a port-forward, which distorts latency).")
    private Optional<String> gateway;

    @Option(
            names = "--in-cluster",
            description =
                    "This runs in a pod: with its service account, straight to pods, load to the gateway's Service.")
    private boolean inCluster;

    @Option(
            names = "--wait",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "For the release to fit and its pods to stay as they are for 10 s; 0s looks once"
                    + " (default: 30m with --in-cluster, else 2m).")
    private Optional<Duration> wait;

    @Option(
            names = "--budgets",
            paramLabel = "FILE",
            description = "Budgets the release serves under, where they are not those of this build.")
    private Optional<Path> budgets;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Of the budgets (default: default).")
    private Optional<String> scenario;

    /** @throws RuntimeException in words for people when the gateway's URL is none */
    ClusterOptions options() {
        return new ClusterOptions(context, namespace, release, gateway.map(TargetUrl::parse), inCluster);
    }

    /** How long a release may take to become what an experiment needs. */
    Duration patience() {
        return wait.orElse(inCluster ? ROLLOUT : MOMENT);
    }

    Budgets budgets() {
        return budgets.map(BudgetsReader::read).orElseGet(BudgetsReader::readStated);
    }

    String scenario() {
        return scenario.orElse(Budgets.DEFAULT_SCENARIO);
    }
}

package io.headroom.cli.services;

import io.headroom.cli.arguments.BundlesOption;
import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.local.service.PortPlan;
import io.headroom.local.service.ReplicaCounts;
import io.headroom.local.service.ServicesPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts the services. */
public final class StackOptions {
    private static final String LABEL_WINDOW_KEY = "headroom.monitor.labels.window";
    /** The simulated users click at most 25 s after the answer by default; the service's own default is for people. */
    private static final Duration LABEL_WINDOW = Duration.ofSeconds(30);

    private static final Duration LONGEST_LABEL_WINDOW = Duration.ofDays(7);

    @Mixin
    private BundlesOption bundles;

    @Option(
            names = "--gateway-port",
            paramLabel = "N",
            description = "Port of the public REST interface (default: 8080).")
    private Optional<Integer> gatewayPort;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every default port; 10, 20, ... 990 go beside each other"
                    + " (default: ${DEFAULT-VALUE}).")
    private int portOffset = 0;

    @Option(
            names = "--ready-limit",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long the services may take to become ready (default: 3m).")
    private Duration readyLimit = Duration.ofMinutes(3);

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            description = "Processes of a service, such as ranking=2,candidates=2 (default: one of each).")
    private Optional<String> replicas;

    private Optional<ReplicaCounts> needed = Optional.empty();

    @Option(
            names = "--experiments",
            description = "Lets the services be broken on purpose: faults over their management ports, forced rungs.")
    private boolean experiments;

    @Option(
            names = "--without-monitoring",
            description = "Starts neither broker nor monitor; nothing is written to an event log.")
    private boolean withoutMonitoring;

    @Option(
            names = "--label-window",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = {
                "How long after an answer the monitor counts its clicks, up to 7 days; quality is told of older answers alone",
                "(default: 30s, in which every click of the simulated users comes)."
            })
    private Duration labelWindow = LABEL_WINDOW;

    public Path bundles(ProjectPaths paths) {
        return bundles.value(paths);
    }

    /** @throws IllegalArgumentException when a port is out of range or would be used twice, or the replicas or the label window are wrong */
    ServicesPlan plan() {
        PortPlan ports =
                new PortPlan(portOffset, gatewayPort.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        if (!labelWindow.isPositive() || labelWindow.compareTo(LONGEST_LABEL_WINDOW) > 0) {
            throw new IllegalArgumentException("--label-window must be more than 0 and 7 days at most");
        }
        return new ServicesPlan(
                ports,
                needed.orElseGet(() -> replicas.map(ReplicaCounts::parse).orElseGet(ReplicaCounts::oneEach)),
                experiments,
                !withoutMonitoring,
                Map.of("monitor", Map.of(LABEL_WINDOW_KEY, labelWindow.toMillis() + "ms")));
    }

    /**
     * These options for services that can be broken on purpose.
     *
     * @param needed replicas by service
     * @throws IllegalArgumentException when there are no ports for so many, or the user asked for others
     */
    public StackOptions forExperiments(Map<String, Integer> needed) {
        replicas.ifPresent(asked -> {
            throw new IllegalArgumentException(
                    "--replicas is " + asked + ", but how many an experiment needs is said in its file");
        });
        StackOptions options = new StackOptions();
        options.bundles = bundles;
        options.gatewayPort = gatewayPort;
        options.portOffset = portOffset;
        options.readyLimit = readyLimit;
        options.needed = Optional.of(new ReplicaCounts(needed));
        options.experiments = true;
        options.withoutMonitoring = withoutMonitoring;
        options.labelWindow = labelWindow;
        return options;
    }

    /** The same for a command that cannot do without experiments, and whose requests are no users'. */
    public ServicesPlan planOfExperiments(Map<String, Map<String, String>> properties) {
        ServicesPlan plan = plan();
        return new ServicesPlan(plan.ports(), plan.replicas(), true, false, properties);
    }

    Duration readyLimit() {
        return readyLimit;
    }
}

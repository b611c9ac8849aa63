package io.headroom.cli.services;

import io.headroom.cli.arguments.BundlesOption;
import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.local.service.PortPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts the services. */
public final class StackOptions {
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

    public Path bundles(ProjectPaths paths) {
        return bundles.value(paths);
    }

    /** @throws IllegalArgumentException when a port is out of range or would be used twice */
    PortPlan ports() {
        return new PortPlan(portOffset, gatewayPort.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    Duration readyLimit() {
        return readyLimit;
    }
}

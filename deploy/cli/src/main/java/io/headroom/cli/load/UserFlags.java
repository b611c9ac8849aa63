package io.headroom.cli.load;

import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.harness.load.TargetUrl;
import io.headroom.harness.users.UserOptions;
import io.headroom.harness.users.behaviour.LiveDrift;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who plays the users of a load run. */
public final class UserFlags {
    private static final String AUTO = "auto";
    private static final String NONE = "none";
    private static final int GATEWAY_PORT = 8080;
    private static final int MONITOR_PORT = 6080;

    @Option(
            names = "--users",
            paramLabel = "WORLD",
            description = {
                "Directory of the world whose users act on the answers: they click, watch and rate, and tell POST /v1/events.",
                "auto: the world of this project that fits the bundle, if there is one; none: nobody clicks",
                "(default: ${DEFAULT-VALUE})."
            })
    private String users = AUTO;

    @Option(
            names = "--click-delay",
            paramLabel = "D",
            converter = DurationConverter.class,
            description =
                    "Mean delay of a click after the answer; exponential, at most five times the mean (default: 5s).")
    private Duration clickDelay = UserOptions.DEFAULT_DELAY;

    @Option(
            names = "--drift",
            paramLabel = "KIND@START[+D][:SIZE]",
            description = {
                "Change the users while load runs, such as concept@30s+20s:0.5; may be repeated. KIND and SIZE:",
                "concept: tastes turn, by this part of a half turn (0 to 1, default 0.5);",
                "label: clicks become rarer or more frequent, by this much in log-odds (default -0.7);",
                "covariate: others come, this share of them drawn evenly instead of by activity (default 1)."
            })
    private List<String> drifts = List.of();

    @Option(
            names = "--monitor",
            paramLabel = "URL",
            description =
                    "Monitor that is told of drifts, for its page (default: that of the services on this machine).")
    private Optional<String> monitor;

    /** @throws io.headroom.harness.LoadException when one of them is wrong */
    UserOptions options(ProjectPaths paths, URI gateway) {
        return new UserOptions(
                worlds(paths),
                !users.equals(AUTO) && !users.equals(NONE),
                clickDelay,
                drifts.stream().map(LiveDrift::parse).toList(),
                monitor.map(TargetUrl::parse).or(() -> monitorBeside(gateway)));
    }

    private List<Path> worlds(ProjectPaths paths) {
        return switch (users) {
            case AUTO -> List.of(paths.world(), paths.quickWorld());
            case NONE -> List.of();
            default -> List.of(Path.of(users));
        };
    }

    /** Services of one machine keep the distance of their ports. */
    static Optional<URI> monitorBeside(URI gateway) {
        boolean isHere = "127.0.0.1".equals(gateway.getHost()) || "localhost".equals(gateway.getHost());
        return isHere && gateway.getPort() > 0
                ? Optional.of(URI.create(
                        "http://" + gateway.getHost() + ":" + (gateway.getPort() - GATEWAY_PORT + MONITOR_PORT)))
                : Optional.empty();
    }
}

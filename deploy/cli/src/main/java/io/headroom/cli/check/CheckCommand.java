package io.headroom.cli.check;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom check}: what {@code helm test} runs in pods that have no shell. */
@Command(
        name = "check",
        description = "Checks something deployed from outside. Exit code 0 when all is as it must be, 1 when not.")
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "recommendation: a known user gets items. bad-request: nonsense is answered with a problem, status 400."
                            + " grpc-health: every replica of each target says it is serving."
                            + " monitor: the monitor has a page, reads the event log and saves what it knows.")
    private String what;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The gateway, for recommendation and bad-request; the monitor.")
    private Optional<URI> url;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "A gRPC server, for grpc-health; may be repeated.")
    private List<String> targets = List.of();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Which health to ask for (default: ${DEFAULT-VALUE}).")
    private String service = GrpcHealthCheck.READINESS;

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        console.line(check().run());
        return 0;
    }

    private Check check() {
        return switch (name()) {
            case RECOMMENDATION -> new RecommendationCheck(new GatewayCalls(url("http://127.0.0.1:8080")));
            case BAD_REQUEST -> new BadRequestCheck(new GatewayCalls(url("http://127.0.0.1:8080")));
            case GRPC_HEALTH -> new GrpcHealthCheck(neededTargets(), service);
            case MONITOR -> new MonitorCheck(url("http://127.0.0.1:6080"));
        };
    }

    private CheckName name() {
        return Arrays.stream(CheckName.values())
                .filter(name -> name.toString().equals(what))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "'" + what + "' cannot be checked; what can is " + Arrays.toString(CheckName.values())));
    }

    private URI url(String example) {
        return url.filter(given -> "http".equals(given.getScheme()) && given.getHost() != null)
                .orElseThrow(() -> CommandFailure.usage("check " + what + " needs --url, such as " + example
                        + url.map(it -> ", not " + it).orElse("")));
    }

    private List<String> neededTargets() {
        if (targets.isEmpty()) {
            throw CommandFailure.usage("check " + what + " needs --target, such as 127.0.0.1:7101");
        }
        return targets;
    }
}

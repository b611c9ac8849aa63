package io.headroom.cli.services;

import io.headroom.cli.console.Console;
import io.headroom.local.service.NamedPort;
import io.headroom.local.state.RunState;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows people what is up. */
final class Listing {
    private static final String ROW = "%-11s %8s  %-13s %8s  %9s  %s";

    private final Console console;

    Listing(Console console) {
        this.console = console;
    }

    /** After a start. */
    void up(RunState state, boolean detached) {
        console.progress("all services are ready, serving bundle " + state.bundle());
        state.services()
                .forEach(service -> console.line("  %-11s %s".formatted(service.name(), ports(service.ports()))));
        console.line("recommendations: POST " + state.gateway() + "/v1/recommendations");
        console.line("interface:       " + state.gateway() + "/q/swagger-ui");
        state.monitor().ifPresent(monitor -> console.line("monitor:         " + monitor));
        console.line("logs:            " + state.services().getFirst().log().getParent());
        console.line(detached ? "stop with:       headroom down" : "stop with:       Ctrl-C, or headroom down");
    }

    /** On request. */
    void status(RunStatus status) {
        console.line("bundle %s, gateway %s, supervisor %s"
                .formatted(
                        status.bundle(),
                        status.gateway(),
                        status.supervisorAlive()
                                ? "process " + status.supervisorPid()
                                : "gone (stop what it left with: headroom down)"));
        console.line(ROW.formatted("service", "pid", "state", "restarts", "RSS", "ports"));
        for (RunStatus.Service service : status.services()) {
            console.line(ROW.formatted(
                    service.name(),
                    service.pid(),
                    service.state(),
                    service.restarts(),
                    mebibytes(service.residentBytes()),
                    ports(service.ports())));
        }
    }

    private static String ports(java.util.List<NamedPort> ports) {
        return ports.stream().map(port -> port.number() + " " + port.role()).collect(Collectors.joining(", "));
    }

    private static String mebibytes(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f MiB", bytes / (double) (1 << 20));
    }
}

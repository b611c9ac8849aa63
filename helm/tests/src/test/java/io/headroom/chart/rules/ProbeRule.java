package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What serves has all three probes, on named ports that it has. Over HTTP they ask what the program answers. Liveness never asks for readiness:
 * a service that waits for its bundle must not be killed for it.
 */
final class ProbeRule implements Rule {
    private static final Set<String> STARTUP = Set.of("/q/health/started", "/q/health/live");
    private static final Set<String> READINESS = Set.of("/q/health/ready");
    private static final Set<String> LIVENESS = Set.of("/q/health/live");
    /** Programs that are not ours, with what they answer. */
    private static final Set<String> FOREIGN = Set.of("/-/ready", "/-/healthy", "/api/health");

    private static final Set<String> SERVING = Set.of("Deployment", "StatefulSet");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream()
                .filter(pods -> SERVING.contains(pods.owner().getKind()))
                .flatMap(pods -> Rendered.containers(pods).flatMap(container -> probes(pods, container)));
    }

    private static Stream<String> probes(Pods pods, Container container) {
        return Stream.of(
                        probe(pods, container, "startup", container.getStartupProbe(), STARTUP),
                        probe(pods, container, "readiness", container.getReadinessProbe(), READINESS),
                        probe(pods, container, "liveness", container.getLivenessProbe(), LIVENESS))
                .filter(breach -> !breach.isEmpty());
    }

    private static String probe(Pods pods, Container container, String which, Probe probe, Set<String> paths) {
        String what = "the " + which + " probe of " + pods.name();
        if (probe == null) {
            return what + " is missing";
        }
        if (probe.getTcpSocket() != null) {
            return port(what, container, probe.getTcpSocket().getPort().getStrVal());
        }
        if (probe.getHttpGet() == null) {
            return what + " is neither HTTP nor TCP";
        }
        String path = probe.getHttpGet().getPath();
        if (!paths.contains(path) && !FOREIGN.contains(path)) {
            return what + " asks " + path + ", not one of " + paths;
        }
        return port(what, container, probe.getHttpGet().getPort().getStrVal());
    }

    private static String port(String what, Container container, String name) {
        boolean there =
                container.getPorts().stream().anyMatch(port -> Objects.equals(port.getName(), name) && name != null);
        return there ? "" : what + " asks a port that is not named there: " + name;
    }
}

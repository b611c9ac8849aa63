package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import java.util.Objects;
import java.util.stream.Stream;

/** A service's pod has the time that leaving takes: it waits, without a shell, drains, and finishes what is under way before it is killed. */
final class TerminationRule implements Rule {
    private static final String DRAIN = "QUARKUS_SHUTDOWN_DELAY";
    private static final String FINISH_HTTP = "QUARKUS_SHUTDOWN_TIMEOUT";
    private static final String FINISH_GRPC = "HEADROOM_SHUTDOWN_FINISH_CALLS_WITHIN";

    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream()
                .filter(it -> container(it).getEnv().stream()
                        .anyMatch(variable -> variable.getName().equals(DRAIN)))
                .flatMap(TerminationRule::breaches);
    }

    private static Stream<String> breaches(Pods pods) {
        Container container = container(pods);
        if (container.getLifecycle() == null
                || container.getLifecycle().getPreStop() == null
                || container.getLifecycle().getPreStop().getSleep() == null) {
            return Stream.of(pods.name() + " does not wait before it stops, by preStop.sleep");
        }
        long needed = container.getLifecycle().getPreStop().getSleep().getSeconds()
                + seconds(container, DRAIN)
                + seconds(container, FINISH_HTTP)
                + seconds(container, FINISH_GRPC);
        Long given = pods.template().getSpec().getTerminationGracePeriodSeconds();
        return given != null && given > needed
                ? Stream.empty()
                : Stream.of(
                        pods.name() + " is killed after " + given + " s, but needs more than " + needed + " s to stop");
    }

    private static Container container(Pods pods) {
        return pods.template().getSpec().getContainers().getFirst();
    }

    private static long seconds(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .filter(Objects::nonNull)
                .mapToLong(value -> Long.parseLong(value.replace("s", "")))
                .findFirst()
                .orElse(0);
    }
}

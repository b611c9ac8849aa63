package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.Rendered.Pods;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every container asks for processor time and memory and has a limit of memory no lower than what it asks for. Processor time has no limit:
 * throttling would be measured as latency.
 */
final class ResourceRule implements Rule {
    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream()
                .flatMap(pods -> Rendered.containers(pods).flatMap(container -> breaches(pods, container)));
    }

    private static Stream<String> breaches(Pods pods, Container container) {
        String name = pods.name() + " (" + container.getName() + ")";
        if (container.getResources() == null) {
            return Stream.of(name + " states no resources");
        }
        Map<String, Quantity> requests = container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources().getLimits();
        if (requests == null || !requests.containsKey("cpu") || !requests.containsKey("memory")) {
            return Stream.of(name + " does not ask for cpu and memory");
        }
        if (limits == null || !limits.containsKey("memory")) {
            return Stream.of(name + " has no limit of memory");
        }
        return limits.get("memory")
                                .getNumericalAmount()
                                .compareTo(requests.get("memory").getNumericalAmount())
                        < 0
                ? Stream.of(name + " asks for more memory than its limit")
                : Stream.empty();
    }
}

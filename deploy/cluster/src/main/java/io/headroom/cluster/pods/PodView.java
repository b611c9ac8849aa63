package io.headroom.cluster.pods;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.headroom.cluster.access.Release;
import io.headroom.harness.experiment.target.TargetException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod as far as experiments are concerned with it.
 *
 * @param service the chart's component
 * @param address empty until it has one
 * @param created as the API server writes it, which sorts by time
 * @param live neither over nor on its way out
 * @param ending on its way out
 * @param ready by its Ready condition, which follows the readiness probe
 * @param restarts of its containers, within the pod
 * @param ports by name
 */
public record PodView(
        String service,
        String uid,
        String name,
        String address,
        String created,
        boolean live,
        boolean ending,
        boolean ready,
        int restarts,
        Map<String, Integer> ports) {
    public static final String MANAGEMENT = "management";
    public static final String HTTP = "http";
    static final Comparator<PodView> BY_AGE =
            Comparator.comparing(PodView::created).thenComparing(PodView::name);
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    public PodView {
        ports = Map.copyOf(ports);
    }

    static PodView of(Pod pod) {
        PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        boolean over = OVER.contains(status.getPhase() + "");
        boolean deleted = pod.getMetadata().getDeletionTimestamp() != null;
        boolean live = !deleted && !over;
        return new PodView(
                pod.getMetadata().getLabels().getOrDefault(Release.COMPONENT, ""),
                pod.getMetadata().getUid(),
                pod.getMetadata().getName(),
                Optional.ofNullable(status.getPodIP()).orElse(""),
                Optional.ofNullable(pod.getMetadata().getCreationTimestamp()).orElse(""),
                live,
                deleted && !over,
                live && status.getConditions().stream().anyMatch(PodView::saysReady),
                status.getContainerStatuses().stream()
                        .mapToInt((ContainerStatus container) ->
                                Optional.ofNullable(container.getRestartCount()).orElse(0))
                        .sum(),
                ports(pod));
    }

    /** Differs after every restart: of the pod, and of its container within the pod. */
    public String identity() {
        return "pod " + name + " (uid " + uid + (restarts == 0 ? ")" : ", restart " + restarts + ")");
    }

    /** @throws TargetException when its containers name no such port */
    public int port(String portName) {
        return Optional.ofNullable(ports.get(portName))
                .orElseThrow(() -> new TargetException("pod " + name + " has no port named '" + portName + "'"));
    }

    private static boolean saysReady(PodCondition condition) {
        return condition.getType().equals("Ready") && condition.getStatus().equals("True");
    }

    private static Map<String, Integer> ports(Pod pod) {
        Map<String, Integer> ports = new HashMap<>();
        Optional.ofNullable(pod.getSpec())
                .map(spec -> spec.getContainers().stream()
                        .flatMap(container -> container.getPorts().stream())
                        .toList())
                .orElse(List.of())
                .stream()
                .filter((ContainerPort port) -> port.getName() != null)
                .forEach(port -> ports.putIfAbsent(port.getName(), port.getContainerPort()));
        return ports;
    }
}

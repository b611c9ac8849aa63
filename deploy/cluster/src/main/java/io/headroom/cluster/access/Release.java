package io.headroom.cluster.access;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.headroom.harness.experiment.target.TargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installed chart, by its namespace and Helm's name for it. */
public record Release(String namespace, String name) {
    public static final String COMPONENT = "app.kubernetes.io/component";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final Map<String, String> HEADROOM = Map.of(NAME, "headroom");

    /** Labels of everything in it. */
    public Map<String, String> labels() {
        return Map.of(NAME, "headroom", INSTANCE, name);
    }

    /**
     * Finds it by its pods.
     *
     * @throws TargetException when there is none, or several and none was named
     */
    static Release find(KubernetesClient client, String namespace, Optional<String> asked) {
        List<String> names = new ApiCall("list", "pods", namespace, client.getMasterUrl())
                .run(() -> client.pods().inNamespace(namespace).withLabels(HEADROOM).list().getItems().stream()
                        .map((Pod pod) -> pod.getMetadata().getLabels().getOrDefault(INSTANCE, ""))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
        if (names.isEmpty()) {
            throw new TargetException("there is no release of Headroom in namespace '" + namespace
                    + "', or no such namespace; say where it is with --namespace (and --context), or install it:"
                    + " helm install headroom helm/headroom --namespace " + namespace + " --create-namespace");
        }
        if (asked.isPresent() && !names.contains(asked.get())) {
            throw new TargetException("there is no release '" + asked.get() + "' of Headroom in namespace '" + namespace
                    + "'; there are: " + String.join(", ", names));
        }
        if (asked.isEmpty() && names.size() > 1) {
            throw new TargetException("namespace '" + namespace + "' has several releases of Headroom: "
                    + String.join(", ", names) + "; say which with --release");
        }
        return new Release(namespace, asked.orElse(names.getFirst()));
    }
}

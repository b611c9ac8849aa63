package io.headroom.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API server with a release of Headroom, and the controllers as far as experiments feel them: what is deleted is replaced, under another
 * name and uid, and endpoints follow readiness when a test says so.
 */
public final class FakeCluster implements AutoCloseable {
    public static final String NAMESPACE = "shop";
    public static final String RELEASE = "headroom";
    private static final Map<String, Integer> MANAGEMENT =
            Map.of("features", 9101, "candidates", 9102, "ranking", 9103, "gateway", 9080);

    private final ApiRequests requests = new ApiRequests(this::onDelete);
    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), requests, false);
    private final KubernetesClient controller;
    private final Map<String, String> replacements = new HashMap<>();
    private int made;
    private volatile boolean replacing = true;

    public FakeCluster() {
        server.init();
        this.controller = client();
    }

    /** One of each service, and two of ranking, all ready and in their endpoints. */
    public static FakeCluster ready() {
        FakeCluster cluster = new FakeCluster();
        for (String service : List.of("features", "candidates", "ranking", "ranking", "gateway")) {
            cluster.addPod(service, true);
        }
        MANAGEMENT.keySet().forEach(cluster::publishEndpoints);
        return cluster;
    }

    public ApiRequests requests() {
        return requests;
    }

    public Config configuration() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url("/"))
                .withNamespace(NAMESPACE)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    public KubernetesClient client() {
        return new KubernetesClientBuilder().withConfig(configuration()).build();
    }

    public static ClusterOptions options() {
        return new ClusterOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public ClusterAccess access() {
        return ClusterAccess.open(client(), options());
    }

    /** Deleted pods are not replaced from now on. */
    public void stopReplacing() {
        replacing = false;
    }

    public Pod addPod(String service, boolean ready) {
        made++;
        String name = RELEASE + "-" + service + "-" + (char) ('z' - made % 26) + made;
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .withUid("uid-" + made)
                .withCreationTimestamp("2026-11-20T00:00:%02dZ".formatted(made))
                .addToLabels(labels(service))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(service)
                .addNewPort()
                .withName("management")
                .withContainerPort(MANAGEMENT.get(service))
                .endPort()
                .addNewPort()
                .withName(service.equals("gateway") ? "http" : "grpc")
                .withContainerPort(8080)
                .endPort()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .withPodIP("10.0.0." + made)
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build();
        return controller.pods().inNamespace(NAMESPACE).resource(pod).create();
    }

    public void setReady(String pod, boolean ready) {
        Pod changed = controller
                .pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .get()
                .edit()
                .editStatus()
                .editFirstCondition()
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build();
        controller.pods().inNamespace(NAMESPACE).resource(changed).updateStatus();
    }

    public List<Pod> pods(String service) {
        return controller
                .pods()
                .inNamespace(NAMESPACE)
                .withLabels(labels(service))
                .list()
                .getItems();
    }

    /** The endpoints controller's work: the slice of a service lists its pods with their readiness. */
    public void publishEndpoints(String service) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Pod pod : pods(service)) {
            endpoints.add(new EndpointBuilder()
                    .withAddresses(pod.getStatus().getPodIP())
                    .withNewConditions()
                    .withReady(pod.getStatus()
                            .getConditions()
                            .getFirst()
                            .getStatus()
                            .equals("True"))
                    .endConditions()
                    .withNewTargetRef()
                    .withKind("Pod")
                    .withName(pod.getMetadata().getName())
                    .withUid(pod.getMetadata().getUid())
                    .endTargetRef()
                    .build());
        }
        EndpointSlice slice = new EndpointSliceBuilder()
                .withNewMetadata()
                .withName(RELEASE + "-" + service + "-slice")
                .withNamespace(NAMESPACE)
                .addToLabels(labels(service))
                .addToLabels("kubernetes.io/service-name", RELEASE + "-" + service)
                .endMetadata()
                .withAddressType("IPv4")
                .withEndpoints(endpoints)
                .addNewPort()
                .withName(service.equals("gateway") ? "http" : "grpc")
                .withPort(8080)
                .endPort()
                .build();
        controller
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(NAMESPACE)
                .resource(slice)
                .createOr(NonDeletingOperation::update);
    }

    public static Map<String, String> labels(String service) {
        return Map.of(
                "app.kubernetes.io/name", "headroom",
                "app.kubernetes.io/instance", RELEASE,
                "app.kubernetes.io/component", service);
    }

    @Override
    public void close() {
        controller.close();
        server.destroy();
    }

    private void onDelete(String pod) {
        if (replacing && replacements.put(pod, "") == null) {
            String service = pod.substring(RELEASE.length() + 1, pod.lastIndexOf('-'));
            // As a ReplicaSet does it, after the deletion, on a thread of its own.
            Thread.ofVirtual().start(() -> addPod(service, true));
        }
    }
}

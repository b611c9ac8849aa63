package io.headroom.cluster.pods;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.Release;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which pods the Services of a release send traffic to: a pod is in a Service's endpoints when a slice lists it and does not call it unready.
 * Slices bear the labels of their Service. Thread-safe.
 */
public final class EndpointWatch implements AutoCloseable {
    private static final String SERVICE = "kubernetes.io/service-name";

    private final PodWatch pods;
    private final SightingLog sightings;
    /** By Service, then by slice: names of the pods by uid. */
    private final Map<String, Map<String, Map<String, String>>> listed = new HashMap<>();

    private final Map<String, EndpointSlice> slices = new TreeMap<>();
    private final SharedIndexInformer<EndpointSlice> informer;

    private EndpointWatch(ClusterAccess access, PodWatch pods, SightingLog sightings) {
        this.pods = pods;
        this.sightings = sightings;
        // So that Services are known from the start: the watch hands them over on a thread of its own.
        access.call("list", "endpointslices")
                .run(() -> slices(access).list().getItems())
                .forEach(this::remember);
        this.informer =
                access.call("watch", "endpointslices").run(() -> slices(access).inform(new Changes()));
    }

    /** @throws io.headroom.harness.experiment.target.TargetException when they cannot be watched */
    public static EndpointWatch start(ClusterAccess access, PodWatch pods, SightingLog sightings) {
        return new EndpointWatch(access, pods, sightings);
    }

    /** Name and port of a Service of the component that has a port of this name, as {@code name:port}. */
    public synchronized Optional<String> service(String component, String portName) {
        return slices.values().stream()
                .filter(slice -> label(slice, Release.COMPONENT).equals(component))
                .flatMap(slice -> Optional.ofNullable(slice.getPorts()).stream()
                        .flatMap(ports -> ports.stream())
                        .filter((EndpointPort port) -> portName.equals(port.getName()) && port.getPort() != null)
                        .map(port -> label(slice, SERVICE) + ":" + port.getPort()))
                .findFirst();
    }

    @Override
    public void close() {
        informer.close();
    }

    private static FilterWatchListDeletable<EndpointSlice, EndpointSliceList, Resource<EndpointSlice>> slices(
            ClusterAccess access) {
        return access.client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(access.release().namespace())
                .withLabels(access.release().labels());
    }

    private synchronized void remember(EndpointSlice slice) {
        String name = slice.getMetadata().getName();
        slices.put(name, slice);
        listed.computeIfAbsent(label(slice, SERVICE), _ -> new HashMap<>()).put(name, ready(slice));
    }

    private synchronized void seen(EndpointSlice slice, boolean exists) {
        String name = slice.getMetadata().getName();
        String service = label(slice, SERVICE);
        Map<String, Map<String, String>> ofService = listed.computeIfAbsent(service, _ -> new HashMap<>());
        Map<String, String> before = all(ofService);
        if (exists) {
            remember(slice);
        } else {
            slices.remove(name);
            ofService.remove(name);
        }
        Map<String, String> now = all(ofService);
        tell(slice, minus(now, before.keySet()), "endpoint-entered", "entered the endpoints of " + service);
        tell(slice, minus(before, now.keySet()), "endpoint-left", "left the endpoints of " + service);
    }

    private void tell(EndpointSlice slice, Map<String, String> those, String what, String words) {
        those.forEach((uid, pod) -> sightings.tell(
                label(slice, Release.COMPONENT), pods.nameOf(uid, pod), what, words + " (pod " + pod + ")"));
    }

    private static Map<String, String> ready(EndpointSlice slice) {
        Map<String, String> ready = new TreeMap<>();
        for (Endpoint endpoint : Optional.ofNullable(slice.getEndpoints()).orElse(java.util.List.of())) {
            boolean unready = endpoint.getConditions() != null
                    && Boolean.FALSE.equals(endpoint.getConditions().getReady());
            if (!unready && endpoint.getTargetRef() != null) {
                ready.put(
                        endpoint.getTargetRef().getUid(),
                        endpoint.getTargetRef().getName());
            }
        }
        return ready;
    }

    private static Map<String, String> all(Map<String, Map<String, String>> bySlice) {
        Map<String, String> all = new TreeMap<>();
        bySlice.values().forEach(all::putAll);
        return all;
    }

    private static Map<String, String> minus(Map<String, String> from, Set<String> those) {
        return from.entrySet().stream()
                .filter(entry -> !those.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String label(EndpointSlice slice, String name) {
        return Optional.ofNullable(slice.getMetadata().getLabels())
                .map(labels -> labels.get(name))
                .orElse("");
    }

    /** Called on the informer's threads, one after the other. */
    private final class Changes implements ResourceEventHandler<EndpointSlice> {
        @Override
        public void onAdd(EndpointSlice slice) {
            seen(slice, true);
        }

        @Override
        public void onUpdate(EndpointSlice before, EndpointSlice slice) {
            seen(slice, true);
        }

        @Override
        public void onDelete(EndpointSlice slice, boolean finalStateUnknown) {
            seen(slice, false);
        }
    }
}

package io.headroom.cluster.pods;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.headroom.cluster.access.ClusterAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of a release as they are now, kept up to date by a watch, under their slots' names. Asking it costs no request, so that readiness
 * can be looked at often. When a watch breaks, the client begins another with a fresh list; until then what is told here is what was so last.
 * Thread-safe.
 */
public final class PodWatch implements AutoCloseable {
    private final SightingLog sightings;
    private final Map<String, PodView> pods = new HashMap<>();
    private final Slots slots = new Slots();
    private final SharedIndexInformer<Pod> informer;

    private PodWatch(ClusterAccess access, SightingLog sightings) {
        this.sightings = sightings;
        // So that the first names follow the age of the pods, not the order in which the watch hands them over.
        access.call("list", "pods")
                .run(() -> access.client()
                        .pods()
                        .inNamespace(access.release().namespace())
                        .withLabels(access.release().labels())
                        .list()
                        .getItems())
                .forEach(this::remember);
        List.copyOf(pods.values()).forEach(pod -> settle(pod.service()));
        this.informer = access.call("watch", "pods").run(() -> access.client()
                .pods()
                .inNamespace(access.release().namespace())
                .withLabels(access.release().labels())
                .inform(new Changes()));
    }

    /** @throws io.headroom.harness.experiment.target.TargetException when pods cannot be listed or watched */
    public static PodWatch start(ClusterAccess access, SightingLog sightings) {
        return new PodWatch(access, sightings);
    }

    /** Names of the slots of a service that hold a pod, or held one that has not been replaced yet. */
    public synchronized List<String> replicas(String service) {
        return slots.names(service);
    }

    /** The pod that serves under a slot's name now. */
    public synchronized Optional<PodView> pod(String replica) {
        return slots.uid(replica).map(pods::get);
    }

    /** Live pods of a service that are ready. */
    public synchronized List<PodView> ready(String service) {
        return pods.values().stream()
                .filter(pod -> pod.service().equals(service) && pod.ready())
                .sorted(PodView.BY_AGE)
                .toList();
    }

    /** Whether this very pod still lives. */
    public synchronized boolean isLive(String uid) {
        return Optional.ofNullable(pods.get(uid)).filter(PodView::live).isPresent();
    }

    /**
     * Names all pods anew by their age, and tells of those that live or are ending, oldest first. A rollout leaves slots vacant that nobody
     * takes any more; so this is for the time before an experiment, which holds on to names.
     */
    public synchronized List<PodView> recount() {
        slots.recount();
        pods.values().stream().map(PodView::service).distinct().forEach(this::settle);
        return pods.values().stream()
                .filter(pod -> pod.live() || pod.ending())
                .sorted(PodView.BY_AGE)
                .toList();
    }

    /** What a pod is or was called; its own name where it never had a slot. */
    public synchronized String nameOf(String uid, String otherwise) {
        return slots.nameOf(uid).orElse(otherwise);
    }

    @Override
    public void close() {
        informer.close();
    }

    private void remember(Pod pod) {
        pods.put(pod.getMetadata().getUid(), PodView.of(pod));
    }

    private void settle(String service) {
        slots.settle(
                service,
                pods.values().stream()
                        .filter(pod -> pod.service().equals(service))
                        .sorted(PodView.BY_AGE)
                        .toList());
    }

    private synchronized void seen(Pod pod) {
        PodView now = PodView.of(pod);
        Optional<PodView> before = Optional.ofNullable(pods.put(now.uid(), now));
        settle(now.service());
        if (before.isEmpty()) {
            tell(now, "created", "has a new pod, " + now.name());
        }
        boolean wasReady = before.map(PodView::ready).orElse(false);
        if (before.map(PodView::live).orElse(true) && !now.live()) {
            tell(now, "ending", "is ending (pod " + now.name() + ")");
        } else if (now.ready() != wasReady) {
            tell(
                    now,
                    now.ready() ? "ready" : "unready",
                    (now.ready() ? "is ready" : "is not ready any more") + pod(now));
        }
        if (now.restarts() > before.map(PodView::restarts).orElse(0)) {
            tell(now, "restarted", "had its container restarted" + pod(now));
        }
    }

    private synchronized void gone(Pod pod) {
        PodView last = PodView.of(pod);
        pods.remove(last.uid());
        settle(last.service());
        tell(last, "gone", "lost its pod " + last.name());
    }

    private static String pod(PodView pod) {
        return " (pod " + pod.name() + ")";
    }

    private void tell(PodView pod, String what, String words) {
        sightings.tell(pod.service(), nameOf(pod.uid(), pod.name()), what, words);
    }

    /** Called on the informer's threads, one after the other. */
    private final class Changes implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            seen(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod pod) {
            seen(pod);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            gone(pod);
        }
    }
}

package io.headroom.cluster.target;

import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.cluster.faults.PodFault;
import io.headroom.cluster.faults.ProxiedManagementPort;
import io.headroom.cluster.gateway.GatewayForward;
import io.headroom.cluster.pods.EndpointWatch;
import io.headroom.cluster.pods.PodView;
import io.headroom.cluster.pods.PodWatch;
import io.headroom.cluster.pods.SightingLog;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.run.Closing;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.InjectedFault.Effect;
import io.headroom.harness.experiment.target.Sighting;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.harness.experiment.target.faults.DirectManagementPort;
import io.headroom.harness.experiment.target.faults.FaultPort;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A release of Headroom on a Kubernetes cluster as what experiments are done to. Replicas are slots such as {@code ranking-0}, which keep their
 * name while pods come and go (see {@code Slots}).
 *
 * <p>A kill deletes the pod with grace 0 and is proven by the uid of the pod that serves in its place. Nobody can stop a process in a pod
 * without a right to run programs there, so a hang is a fault in the pod: every call is accepted and none is answered, until it is resumed or
 * its time is over. Health checks go on, as they do for callers of a process that is stopped: nothing tells them otherwise. Thread-safe.
 */
public final class ClusterTarget implements ExperimentTarget, AutoCloseable {
    private static final long ANY_SEED = 1;
    private static final CallFault SILENCE =
            new CallFault("drop", 1, Optional.empty(), Optional.empty(), Optional.empty());

    private final ClusterAccess access;
    private final SightingLog sightings;
    private final PodWatch pods;
    private final EndpointWatch endpoints;
    private final ClusterGateway gateway;
    private final Map<String, PodFault> hangs = new ConcurrentHashMap<>();
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();
    private volatile List<String> more = List.of();

    private ClusterTarget(
            ClusterAccess access,
            SightingLog sightings,
            PodWatch pods,
            EndpointWatch endpoints,
            ClusterGateway gateway) {
        this.access = access;
        this.sightings = sightings;
        this.pods = pods;
        this.endpoints = endpoints;
        this.gateway = gateway;
    }

    /**
     * Watches the release from now on, and opens a way to its gateway.
     *
     * @param access closed with the target, or when this fails
     * @throws TargetException when a right is lacking or there is no gateway
     */
    public static ClusterTarget of(ClusterAccess access, ClusterOptions options) {
        try {
            SightingLog sightings = new SightingLog();
            PodWatch pods = PodWatch.start(access, sightings);
            EndpointWatch endpoints = EndpointWatch.start(access, pods, sightings);
            return new ClusterTarget(
                    access, sightings, pods, endpoints, ClusterGateway.of(access, options, pods, endpoints));
        } catch (RuntimeException e) {
            access.close();
            throw e;
        }
    }

    @Override
    public URI gateway() {
        return gateway.uri();
    }

    /** Whether load takes the way over the API server, which adds to every latency. */
    public boolean isForwarded() {
        return gateway.forward().isPresent();
    }

    /** Why load did not reach the gateway by the forward; empty when it did, or goes another way. */
    public Optional<String> forwardFailure() {
        return gateway.forward().flatMap(GatewayForward::failure);
    }

    @Override
    public List<String> replicas(String service) {
        return pods.replicas(service);
    }

    /** Names replicas anew, and tells of all pods that live or are ending. Not for use during an experiment. */
    List<PodView> recount() {
        return pods.recount();
    }

    @Override
    public String identity(String replica) {
        return pod(replica).identity();
    }

    /** As the cluster sees it: by the pod's Ready condition. */
    @Override
    public boolean isReady(String replica) {
        return pods.pod(replica).filter(PodView::ready).isPresent();
    }

    /** As the pod itself tells: the fault that swallows its calls is in force. */
    @Override
    public boolean isSuspended(String replica) {
        return Optional.ofNullable(hangs.get(replica))
                .filter(PodFault::isActive)
                .isPresent();
    }

    @Override
    public void kill(String replica) {
        String name = pod(replica).name();
        List<?> deleted = access.call("delete", "pods").run(() -> access.client()
                .pods()
                .inNamespace(access.release().namespace())
                .withName(name)
                .withGracePeriod(0)
                .delete());
        if (deleted.isEmpty()) {
            throw new TargetException("pod " + name + " was gone before it could be deleted");
        }
    }

    @Override
    public void hang(String replica, Duration atMost) {
        unanswered.remove(replica);
        hangs.put(replica, inject(replica, SILENCE, ANY_SEED, atMost));
    }

    @Override
    public void resume(String replica) {
        PodFault hang = hangs.remove(replica);
        if (hang != null) {
            Effect effect = hang.remove();
            unanswered.put(replica, effect.fired());
        }
    }

    /** None, too, where the pod cannot tell any more because it is gone. */
    @Override
    public OptionalLong unanswered(String replica) {
        return Optional.ofNullable(unanswered.get(replica))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean takesFaults(String replica) {
        try {
            return faults(pod(replica)).isOpen();
        } catch (TargetException _) {
            return false;
        }
    }

    @Override
    public PodFault inject(String replica, CallFault fault, long seed, Duration atMost) {
        PodView pod = pod(replica);
        FaultPort port = faults(pod);
        return new PodFault(pods, pod, port, port.inject(fault, seed, atMost));
    }

    /** The faults of the pod that serves under this name now. */
    public FaultPort faults(String replica) {
        return faults(pod(replica));
    }

    @Override
    public Watch watch(Consumer<Sighting> listener) {
        sightings.add(listener);
        return () -> sightings.remove(listener);
    }

    @Override
    public List<String> caveats() {
        return Stream.concat(Caveats.of(isForwarded()).stream(), more.stream()).toList();
    }

    /** More of what readers must know. */
    public void alsoTell(List<String> caveats) {
        more = List.copyOf(caveats);
    }

    /** Which release this is, and where load goes; one line. */
    public String describe() {
        return "release " + access.release().name() + " in namespace "
                + access.release().namespace() + " at " + access.client().getMasterUrl() + ", load goes to " + gateway()
                + (isForwarded() ? ", a port-forward to the gateway: latencies are not the system's alone" : "");
    }

    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>();
        hangs.values().forEach(hang -> steps.add(hang::remove));
        hangs.clear();
        gateway.forward().ifPresent(forward -> steps.add(forward::close));
        steps.addAll(List.of(endpoints::close, pods::close, access::close));
        Closing.all(steps);
    }

    private FaultPort faults(PodView pod) {
        return new FaultPort(access.inCluster() ? direct(pod) : new ProxiedManagementPort(access, pod));
    }

    private static DirectManagementPort direct(PodView pod) {
        String host = pod.address().contains(":") ? "[" + pod.address() + "]" : pod.address();
        return new DirectManagementPort(URI.create("http://" + host + ":" + pod.port(PodView.MANAGEMENT)));
    }

    private PodView pod(String replica) {
        return pods.pod(replica).orElseThrow(() -> new TargetException("no pod serves as '" + replica + "' now"));
    }
}

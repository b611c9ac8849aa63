package io.headroom.cluster.faults;

import io.headroom.cluster.pods.PodView;
import io.headroom.cluster.pods.PodWatch;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.faults.FaultPort;
import io.headroom.harness.experiment.target.faults.FaultState;

/** A fault in one pod. It ends with the pod: whoever comes after may have a fault of the same id. Thread-safe. */
public final class PodFault implements InjectedFault {
    private final PodWatch pods;
    private final PodView pod;
    private final FaultPort port;
    private final FaultPort.Injected injected;
    private Effect effect;

    public PodFault(PodWatch pods, PodView pod, FaultPort port, FaultPort.Injected injected) {
        this.pods = pods;
        this.pod = pod;
        this.port = port;
        this.injected = injected;
    }

    @Override
    public synchronized Effect remove() {
        if (effect == null) {
            effect = pods.isLive(pod.uid()) ? injected.remove() : Effect.unknown();
        }
        return effect;
    }

    /** Whether the pod itself says that the fault is in force. */
    public boolean isActive() {
        return pods.isLive(pod.uid())
                && port.list().stream().filter(FaultState::active).anyMatch(state -> state.id()
                        .equals(injected.id()));
    }
}

package io.headroom.cluster.target;

import io.headroom.cluster.FakeCluster;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.ExperimentTargetContract;
import org.junit.jupiter.api.AfterEach;

final class ClusterTargetContractTest extends ExperimentTargetContract {
    private final FakeCluster cluster = FakeCluster.ready();
    private final ClusterTarget target = ClusterTarget.of(cluster.access(), FakeCluster.options());

    @AfterEach
    void close() {
        target.close();
        cluster.close();
    }

    @Override
    protected ExperimentTarget target() {
        return target;
    }

    @Override
    protected void calls(String replica) {
        String identity = target.identity(replica);
        String pod = identity.substring("pod ".length(), identity.indexOf(" (uid"));
        cluster.requests().faults(pod).calls(3);
    }
}

package io.headroom.cluster.target;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.Step;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.harness.experiment.target.faults.FaultPort;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a release is what an experiment needs. */
public final class ClusterFit {
    private ClusterFit() {}

    /**
     * Why it is not, and what to do; empty when it is.
     *
     * @param ports the faults of a replica
     */
    public static Optional<String> problem(
            ExperimentTarget target, Function<String, FaultPort> ports, Experiment experiment) {
        for (String service : experiment.services()) {
            List<String> replicas = target.replicas(service);
            int needed = experiment.replicasOf(service);
            if (replicas.size() < needed) {
                return Optional.of("experiment " + experiment.name() + " needs " + needed + " of " + service + ", but "
                        + (replicas.isEmpty() ? "none" : "only " + replicas.size())
                        + " runs: helm upgrade --reuse-values --set "
                        + (Experiment.WATCHING.contains(service)
                                ? "eventLog.enabled=true,monitor.enabled=true"
                                : "services." + service + ".replicas=" + needed));
            }
            Optional<String> unready = replicas.stream()
                    .filter(replica -> !target.isReady(replica))
                    .findFirst();
            if (unready.isPresent()) {
                return Optional.of(unready.get() + " is not ready; while no bundle is published no service can be:"
                        + " see kubectl get pods, and the log of the Job that makes the first bundle");
            }
        }
        return untouchable(target, ports, experiment);
    }

    /** In words, where a service has more replicas than the experiment was written for; its expectations are easier to keep then. */
    public static List<String> caveats(ExperimentTarget target, Experiment experiment) {
        return Experiment.SERVICES.stream()
                .filter(service -> target.replicas(service).size() > experiment.replicasOf(service))
                .map(service -> "The experiment is written for " + experiment.replicasOf(service) + " of " + service
                        + ", and " + target.replicas(service).size() + " ran.")
                .toList();
    }

    private static Optional<String> untouchable(
            ExperimentTarget target, Function<String, FaultPort> ports, Experiment experiment) {
        return experiment.steps().stream()
                .map(Step::action)
                .filter(action -> action instanceof Action.OnCalls || action instanceof Action.Hang)
                .flatMap(action -> target.replicas(action.service()).stream())
                .distinct()
                .flatMap(replica -> closed(replica, ports).stream())
                .findFirst();
    }

    private static Optional<String> closed(String replica, Function<String, FaultPort> ports) {
        try {
            var unused = ports.apply(replica).list();
            return Optional.empty();
        } catch (TargetException e) {
            return Optional.of(replica + " takes no faults: " + e.getMessage()
                    + "; unless experiments are enabled in the release no service does: helm upgrade --reuse-values"
                    + " --set experiments.enabled=true");
        }
    }
}

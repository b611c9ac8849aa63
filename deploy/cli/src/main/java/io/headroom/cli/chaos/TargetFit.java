package io.headroom.cli.chaos;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.Step;
import java.util.List;
import java.util.Optional;

/** Whether running services are what an experiment needs. */
final class TargetFit {
    private TargetFit() {}

    /** Why they are not; empty when they are. */
    static Optional<String> problem(LocalTarget target, Experiment experiment) {
        for (String service : experiment.services()) {
            List<String> replicas = target.replicas(service);
            int needed = experiment.replicasOf(service);
            if (replicas.size() != needed) {
                return Optional.of("experiment " + experiment.name() + " needs " + needed + " of " + service + ", but "
                        + replicas.size() + (replicas.size() == 1 ? " is" : " are") + " up");
            }
            Optional<String> unready = replicas.stream()
                    .filter(replica -> !target.isReady(replica))
                    .findFirst();
            if (unready.isPresent()) {
                return Optional.of(unready.get() + " is not ready");
            }
        }
        return experiment.steps().stream()
                .map(Step::action)
                .filter(Action.OnCalls.class::isInstance)
                .flatMap(action -> target.replicas(action.service()).stream())
                .filter(replica -> !target.takesFaults(replica))
                .findFirst()
                .map(replica -> replica + " takes no faults, because it was started without --experiments");
    }
}

package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.PlannedFault;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.InjectedFault.Effect;
import io.headroom.harness.experiment.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Does something to the calls of every replica of a service. Proven by the calls that the replicas counted. */
record CallWork(PlannedFault planned, Action.OnCalls action, FaultStage stage) implements FaultWork {
    /** After its end a fault ends by itself, should nobody be left to end it. */
    static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public FaultRecord perform() throws InterruptedException {
        List<String> replicas = stage.target().replicas(action.service());
        stage.await(planned.begin());
        List<String> before = stage.identities(replicas);
        List<Injection> injections = new ArrayList<>();
        Duration begun = stage.now();
        String failure = injectAll(replicas, injections);
        stage.say(action.kind() + " at " + String.join(" and ", replicas));
        stage.await(planned.end().orElse(planned.begin()));
        injections.forEach(injection -> injection.handle().undo());
        Duration ended = stage.now();
        stage.say(action.kind() + " at " + String.join(" and ", replicas) + " is over");
        Optional<Duration> ready = stage.awaitThat(() -> replicas.stream().allMatch(stage.target()::isReady));
        long fired =
                injections.stream().mapToLong(each -> each.effect().fired()).sum();
        long calls =
                injections.stream().mapToLong(each -> each.effect().calls()).sum();
        return new FaultRecord(
                planned,
                replicas,
                false,
                begun,
                ended,
                // Readiness is asked after the end; a service that never lost it could recover at the end itself.
                ready.map(at -> at.minus(ended).compareTo(Duration.ofSeconds(1)) < 0 ? ended : at),
                before,
                stage.identities(replicas),
                OptionalLong.of(fired),
                failure.isEmpty() && fired > 0,
                failure.isEmpty()
                        ? "fired for " + fired + " of " + calls + " calls at " + String.join(" and ", replicas)
                                + unheard(injections)
                        : failure);
    }

    private String injectAll(List<String> replicas, List<Injection> injections) {
        Duration atMost =
                planned.end().orElse(planned.begin()).minus(planned.begin()).plus(GRACE);
        try {
            for (String replica : replicas) {
                InjectedFault fault = stage.target()
                        .inject(
                                replica,
                                action.fault(),
                                stage.seed() + planned.begin().toMillis(),
                                atMost);
                injections.add(new Injection(fault, stage.undo().add(fault::remove)));
            }
            return replicas.isEmpty() ? action.service() + " has no replicas" : "";
        } catch (TargetException e) {
            return e.getMessage();
        }
    }

    private static String unheard(List<Injection> injections) {
        long silent = injections.stream().filter(each -> !each.effect().known()).count();
        return silent == 0 ? "" : "; " + silent + " could not be asked, so what they did is not counted";
    }

    private record Injection(InjectedFault fault, Undo.Handle handle) {
        Effect effect() {
            return fault.remove();
        }
    }
}

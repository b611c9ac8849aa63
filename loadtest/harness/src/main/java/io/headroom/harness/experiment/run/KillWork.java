package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.PlannedFault;
import io.headroom.harness.experiment.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Kills replicas and waits until their supervisor has brought them back. Proven by other identities. */
record KillWork(PlannedFault planned, Action.Kill kill, FaultStage stage) implements FaultWork {
    @Override
    public FaultRecord perform() throws InterruptedException {
        List<String> all = stage.target().replicas(kill.service());
        List<String> replicas = all.subList(0, Math.min(kill.count(), all.size()));
        stage.await(planned.begin());
        List<String> before = stage.identities(replicas);
        Duration begun = stage.now();
        List<String> failures = killAll(replicas);
        Duration killed = stage.now();
        stage.say("killed " + String.join(" and ", replicas));
        Optional<Duration> ready = stage.awaitThat(() -> allBack(replicas, before));
        ready.ifPresent(_ -> stage.say(String.join(" and ", replicas) + " ready again"));
        List<String> after = stage.identities(replicas);
        boolean changed = failures.isEmpty() && !replicas.isEmpty() && differ(before, after);
        return new FaultRecord(
                planned,
                replicas,
                replicas.size() < all.size(),
                begun,
                killed,
                ready,
                before,
                after,
                OptionalLong.empty(),
                changed,
                failures.isEmpty() ? words(replicas, before, after, begun, ready) : String.join("; ", failures));
    }

    private List<String> killAll(List<String> replicas) {
        List<String> failures = new ArrayList<>();
        for (String replica : replicas) {
            try {
                stage.target().kill(replica);
            } catch (TargetException e) {
                failures.add(e.getMessage());
            }
        }
        return failures;
    }

    private boolean allBack(List<String> replicas, List<String> before) {
        for (int i = 0; i < replicas.size(); i++) {
            String now = stage.identity(replicas.get(i));
            if (now.equals(before.get(i))
                    || now.equals(FaultStage.UNKNOWN_IDENTITY)
                    || !stage.target().isReady(replicas.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean differ(List<String> before, List<String> after) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).equals(after.get(i)) || before.get(i).equals(FaultStage.UNKNOWN_IDENTITY)) {
                return false;
            }
        }
        return true;
    }

    private String words(
            List<String> replicas, List<String> before, List<String> after, Duration begun, Optional<Duration> ready) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            changes.add(replicas.get(i) + " was " + before.get(i) + " and is " + after.get(i));
        }
        String back = ready.map(at -> String.format(
                        Locale.ROOT, "ready again after %.1f s", at.minus(begun).toNanos() / 1e9))
                .orElse("not ready again within " + stage.readyPatience().toSeconds() + " s");
        return String.join("; ", changes) + "; " + back;
    }
}

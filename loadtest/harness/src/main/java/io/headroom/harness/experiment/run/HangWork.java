package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.PlannedFault;
import io.headroom.harness.experiment.target.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Suspends replicas for a while. Proven by the system, which sees them suspended, and by their silence. */
record HangWork(PlannedFault planned, Action.Hang hang, FaultStage stage) implements FaultWork {
    @Override
    public FaultRecord perform() throws InterruptedException {
        List<String> all = stage.target().replicas(hang.service());
        List<String> replicas = all.subList(0, Math.min(hang.count(), all.size()));
        stage.await(planned.begin());
        List<String> before = stage.identities(replicas);
        List<Undo.Handle> resumes = new ArrayList<>();
        Duration begun = stage.now();
        String failure = hangAll(replicas, resumes);
        stage.say("suspended " + String.join(" and ", replicas));
        boolean suspended =
                failure.isEmpty() && !replicas.isEmpty() && replicas.stream().allMatch(stage.target()::isSuspended);
        stage.await(planned.end().orElse(planned.begin()));
        resumes.forEach(Undo.Handle::undo);
        Duration ended = stage.now();
        stage.say("resumed " + String.join(" and ", replicas));
        Optional<Duration> ready = stage.awaitThat(() -> replicas.stream().allMatch(stage.target()::isReady));
        List<String> after = stage.identities(replicas);
        OptionalLong unanswered = unanswered(replicas);
        boolean proven = suspended && unanswered.orElse(1) > 0;
        return new FaultRecord(
                planned,
                replicas,
                replicas.size() < all.size(),
                begun,
                ended,
                ready,
                before,
                after,
                unanswered,
                proven,
                failure.isEmpty() ? words(replicas, suspended, before.equals(after)) + counted(unanswered) : failure);
    }

    /** What went wrong; empty when nothing did. */
    private String hangAll(List<String> replicas, List<Undo.Handle> resumes) {
        try {
            for (String replica : replicas) {
                resumes.add(stage.undo().add(() -> stage.target().resume(replica)));
                stage.target().hang(replica, atMost());
                if (stage.undo().isClosed()) {
                    // Its resumption may have come before the hang did.
                    stage.target().resume(replica);
                }
            }
            return "";
        } catch (TargetException e) {
            return e.getMessage();
        }
    }

    /** After its end a hang ends by itself, where the target can see to that. */
    private Duration atMost() {
        return planned.end().orElse(planned.begin()).minus(planned.begin()).plus(CallWork.GRACE);
    }

    /** Of all of them; empty where nobody counts. */
    private OptionalLong unanswered(List<String> replicas) {
        OptionalLong sum = OptionalLong.empty();
        for (String replica : replicas) {
            OptionalLong calls = stage.target().unanswered(replica);
            if (calls.isPresent()) {
                sum = OptionalLong.of(sum.orElse(0) + calls.getAsLong());
            }
        }
        return sum;
    }

    private static String counted(OptionalLong unanswered) {
        return unanswered.isPresent() ? "; " + unanswered.getAsLong() + " calls were left unanswered" : "";
    }

    private static String words(List<String> replicas, boolean suspended, boolean same) {
        boolean one = replicas.size() == 1;
        return String.join(" and ", replicas)
                + (suspended
                        ? (one ? " was" : " were") + " seen suspended and answered nothing"
                        : (one ? " was" : " were") + " not seen suspended, or answered all the same")
                + (same
                        ? (one ? "; the same process went on" : "; the same processes went on")
                        : "; its supervisor started it again meanwhile");
    }
}

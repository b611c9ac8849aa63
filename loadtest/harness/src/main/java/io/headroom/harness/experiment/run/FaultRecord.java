package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.PlannedFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fault as it was done. Times count from the start of the experiment.
 *
 * @param replicas it was done to; empty for an overload
 * @param survivors whether replicas of the service were spared
 * @param begun when its effect began
 * @param ended when it was undone; for a kill when it was done
 * @param readyAgain when every replica said it was ready after the end; empty when none did in time, or none was asked
 * @param before identities of the replicas
 * @param after likewise, once it was over; those that could not be had are named so
 * @param fired calls it was done to; empty where that is not counted
 * @param proof in words: why it is known to have happened, or why not
 */
public record FaultRecord(
        PlannedFault planned,
        List<String> replicas,
        boolean survivors,
        Duration begun,
        Duration ended,
        Optional<Duration> readyAgain,
        List<String> before,
        List<String> after,
        OptionalLong fired,
        boolean proven,
        String proof) {
    public FaultRecord {
        replicas = List.copyOf(replicas);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public String kind() {
        return planned.action().kind();
    }

    public String service() {
        return planned.action().service();
    }

    /** How much later than planned it began. */
    public Duration lag() {
        return begun.minus(planned.begin());
    }

    /** From when on nothing keeps the system from answering FULL; empty when that time did not come. */
    public Optional<Duration> recoverable() {
        return survivors ? Optional.of(begun) : replicas.isEmpty() ? Optional.of(ended) : readyAgain;
    }

    public FaultRecord proven(boolean holds, String words) {
        return new FaultRecord(
                planned, replicas, survivors, begun, ended, readyAgain, before, after, fired, holds, words);
    }
}

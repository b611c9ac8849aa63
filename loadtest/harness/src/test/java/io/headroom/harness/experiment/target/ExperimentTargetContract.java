package io.headroom.harness.experiment.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.target.InjectedFault.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ExperimentTarget} owes. Its system has two replicas of ranking and one of features; all are ready, take faults, and are
 * supervised, so that what is killed comes back. Under {@link #calls} the replicas' fault counters move.
 */
public abstract class ExperimentTargetContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    protected abstract ExperimentTarget target();

    /** Lets a few calls reach the replica. */
    protected abstract void calls(String replica);

    @Test
    void replicas_haveTheSameNamesInTheSameOrder_alsoAfterAKill() {
        List<String> before = target().replicas("ranking");
        assertThat(before).hasSize(2).doesNotHaveDuplicates();
        killAndAwait(before.getFirst());
        assertThat(target().replicas("ranking")).isEqualTo(before);
        assertThat(target().replicas("features")).hasSize(1);
        assertThat(target().replicas("nothing")).isEmpty();
    }

    @Test
    void identity_staysUntilTheReplicaIsReplaced_andOnlyThatOnesChanges() {
        List<String> replicas = target().replicas("ranking");
        String first = target().identity(replicas.getFirst());
        String second = target().identity(replicas.getLast());
        assertThat(first).isNotEqualTo(second).isEqualTo(target().identity(replicas.getFirst()));
        killAndAwait(replicas.getFirst());
        assertThat(target().identity(replicas.getFirst())).isNotEqualTo(first);
        assertThat(target().identity(replicas.getLast())).isEqualTo(second);
    }

    @Test
    void unknownReplica_isRefusedOrNotReady() {
        assertThatThrownBy(() -> target().identity("nobody")).isInstanceOf(TargetException.class);
        assertThatThrownBy(() -> target().kill("nobody")).isInstanceOf(TargetException.class);
        assertThatThrownBy(() -> target().hang("nobody", AT_MOST)).isInstanceOf(TargetException.class);
        assertThatThrownBy(() -> target().inject("nobody", error(), 1, AT_MOST)).isInstanceOf(TargetException.class);
        assertThat(target().isReady("nobody")).isFalse();
        assertThat(target().takesFaults("nobody")).isFalse();
        target().resume("nobody");
    }

    @Test
    void hang_isSeenUntilItIsResumed() {
        String replica = target().replicas("ranking").getFirst();
        assertThat(target().isSuspended(replica)).isFalse();
        String identity = target().identity(replica);
        target().hang(replica, AT_MOST);
        try {
            await(() -> target().isSuspended(replica));
            calls(replica);
        } finally {
            target().resume(replica);
        }
        await(() -> !target().isSuspended(replica) && target().isReady(replica));
        assertThat(target().identity(replica)).isEqualTo(identity);
        assertThat(target().unanswered(replica).orElse(1)).isPositive();
        target().resume(replica);
    }

    @Test
    void inject_isUndoneOnce_andTellsWhatItDid() {
        String replica = target().replicas("features").getFirst();
        assertThat(target().takesFaults(replica)).isTrue();
        InjectedFault fault = target().inject(replica, error(), 1, AT_MOST);
        calls(replica);
        Effect effect = fault.remove();
        assertThat(effect.known()).isTrue();
        assertThat(effect.calls()).isPositive();
        assertThat(fault.remove()).isEqualTo(effect);
    }

    @Test
    void inject_tellsNothing_ofAReplicaThatWasReplaced() {
        String replica = target().replicas("ranking").getFirst();
        InjectedFault fault = target().inject(replica, error(), 1, AT_MOST);
        killAndAwait(replica);
        assertThat(fault.remove().known()).isFalse();
    }

    private void killAndAwait(String replica) {
        String before = target().identity(replica);
        target().kill(replica);
        await(() -> isReplaced(replica, before) && target().isReady(replica));
    }

    private boolean isReplaced(String replica, String before) {
        try {
            return !target().identity(replica).equals(before);
        } catch (TargetException _) {
            return false;
        }
    }

    private static void await(BooleanSupplier holds) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static CallFault error() {
        return new CallFault("error", 1, Optional.empty(), Optional.empty(), Optional.of("UNAVAILABLE"));
    }
}

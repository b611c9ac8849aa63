package io.headroom.runtime.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutlierEjectionTest {
    private static final Duration EJECT_FOR = Duration.ofSeconds(1);

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger ejections = new AtomicInteger();
    private final OutlierEjection ejection =
            new OutlierEjection(new EjectionSettings(10, 5, EJECT_FOR, 0.5), clock::get, ejections::incrementAndGet);
    private final OutlierEjection.Member well = ejection.join("well");
    private final OutlierEjection.Member ill = ejection.join("ill");

    @Test
    void replica_getsNoCalls_whenItFailsAndTheOtherDoesNot() {
        inTurn(5);

        assertThat(ill.admits()).isFalse();
        assertThat(well.admits()).isTrue();
        assertThat(ejections).hasValue(1);
    }

    @Test
    void replica_keepsItsCalls_whenTheOtherFailsAlike() {
        for (int i = 0; i < 50; i++) {
            well.failed();
            ill.failed();
        }

        assertThat(well.admits()).isTrue();
        assertThat(ill.admits()).isTrue();
    }

    @Test
    void replica_keepsItsCalls_whenItIsTheOnlyOne() {
        well.leave();
        for (int i = 0; i < 50; i++) {
            ill.failed();
        }

        assertThat(ill.admits()).isTrue();
    }

    @Test
    void secondOfTwo_keepsItsCalls_whenTheFirstIsOut() {
        inTurn(5);
        for (int i = 0; i < 50; i++) {
            well.failed();
        }

        assertThat(well.admits()).isTrue();
    }

    @Test
    void replica_isTriedByOneCall_whenItsTimeIsOver() {
        inTurn(5);
        pass(EJECT_FOR);

        assertThat(ill.admits()).isTrue();
        assertThat(ill.admits())
                .as("a second call while the first is under way")
                .isFalse();
    }

    @Test
    void replica_isBack_whenTheTrialIsAnswered() {
        inTurn(5);
        pass(EJECT_FOR);
        assertThat(ill.admits()).isTrue();
        ill.answered();

        assertThat(ill.admits()).isTrue();
        assertThat(ill.admits()).isTrue();
        ill.failed();
        assertThat(ill.admits()).as("its old failures are forgotten").isTrue();
    }

    @Test
    void replica_staysOutAsLongAgain_whenTheTrialFails() {
        inTurn(5);
        pass(EJECT_FOR);
        assertThat(ill.admits()).isTrue();
        ill.failed();

        pass(EJECT_FOR.minusNanos(1));
        assertThat(ill.admits()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(ill.admits()).isTrue();
    }

    @Test
    void replica_isTriedAgainAtOnce_whenTheTrialWasGivenUpByItsCaller() {
        inTurn(5);
        pass(EJECT_FOR);
        assertThat(ill.admits()).isTrue();
        ill.inconclusive();

        assertThat(ill.admits()).isTrue();
    }

    @Test
    void replica_isTriedAgain_whenTheTrialNeverReports() {
        inTurn(5);
        pass(EJECT_FOR);
        assertThat(ill.admits()).isTrue();
        pass(EJECT_FOR);

        assertThat(ill.admits()).isTrue();
    }

    @Test
    void callsGivenUp_countForNothing() {
        for (int i = 0; i < 50; i++) {
            ill.inconclusive();
            well.answered();
        }

        assertThat(ill.admits()).isTrue();
    }

    private void inTurn(int rounds) {
        for (int i = 0; i < rounds; i++) {
            well.answered();
            ill.failed();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}

package io.headroom.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Faults faults = new Faults(true, registry, now::get);

    @Test
    void fateOf_isNone_whenNothingIsInForce() {
        assertThat(faults.fateOf(Optional.empty())).isEqualTo(CallFate.NONE);
    }

    @Test
    void inject_isRefused_whenExperimentsAreNotEnabled() {
        Faults disabled = new Faults(false, registry, now::get);
        assertThatThrownBy(() -> disabled.inject(fault(new Fault.Drop(), 1)))
                .hasMessage("experiments are not enabled here (headroom.experiments.enabled)");
        assertThat(disabled.fateOf(Optional.empty())).isEqualTo(CallFate.NONE);
    }

    @Test
    void fateOf_strikesTheShareAskedFor_andCountsWhatItDid() {
        InjectedFault fault = faults.inject(fault(new Fault.Drop(), 0.3));
        int swallowed = 0;
        for (int call = 0; call < 10_000; call++) {
            swallowed += faults.fateOf(Optional.empty()).swallowed() ? 1 : 0;
        }
        assertThat(swallowed).isCloseTo(3_000, within(200));
        assertThat(fault.counts()).isEqualTo(new InjectedFault.Counts(10_000, swallowed));
        assertThat(registry.get(Faults.INJECTED).tag("kind", "drop").counter().count())
                .isEqualTo(swallowed);
    }

    @Test
    void fateOf_sparesOtherCallers() {
        faults.inject(new Fault(new Fault.Drop(), 1, Optional.of("ranking"), Optional.empty(), 1));
        assertThat(faults.fateOf(Optional.of("ranking")).swallowed()).isTrue();
        assertThat(faults.fateOf(Optional.of("candidates")).swallowed()).isFalse();
        assertThat(faults.fateOf(Optional.empty()).swallowed()).isFalse();
    }

    @Test
    void fateOf_strikesNoMore_whenTheTimeIsOver() {
        InjectedFault fault =
                faults.inject(new Fault(new Fault.Drop(), 1, Optional.empty(), Optional.of(Duration.ofSeconds(2)), 1));
        now.set(Duration.ofSeconds(2).toNanos() - 1);
        assertThat(faults.fateOf(Optional.empty()).swallowed()).isTrue();
        now.incrementAndGet();
        assertThat(faults.fateOf(Optional.empty()).swallowed()).isFalse();
        assertThat(fault.isActive()).isFalse();
        assertThat(fault.counts().fired()).isEqualTo(1);
    }

    @Test
    void fateOf_addsUpWhatSeveralFaultsDo() {
        faults.inject(fault(new Fault.Delay(new DelayDistribution.Fixed(Duration.ofMillis(5))), 1));
        faults.inject(fault(new Fault.Delay(new DelayDistribution.Fixed(Duration.ofMillis(7))), 1));
        faults.inject(fault(new Fault.Failure("ABORTED"), 1));
        CallFate fate = faults.fateOf(Optional.empty());
        assertThat(fate.delay()).isEqualTo(Duration.ofMillis(12));
        assertThat(fate.refusal()).contains(new Strike.Refused("ABORTED", "3"));
    }

    @Test
    void remove_endsAFault_andRemoveAllTheRest() {
        InjectedFault first = faults.inject(fault(new Fault.Drop(), 1));
        faults.inject(fault(new Fault.Corruption(), 1));
        assertThat(faults.remove(first.id())).contains(first);
        assertThat(faults.remove(first.id())).isEmpty();
        assertThat(faults.fateOf(Optional.empty()).swallowed()).isFalse();
        assertThat(faults.removeAll()).hasSize(1);
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void inject_isRefused_whenThereAreTooMany() {
        for (int i = 0; i < Faults.MOST; i++) {
            faults.inject(fault(new Fault.Drop(), 1));
        }
        assertThatThrownBy(() -> faults.inject(fault(new Fault.Drop(), 1)))
                .hasMessage("there are 100 faults already, the limit is 100; remove some first");
    }

    private static Fault fault(Fault.Effect effect, double share) {
        return new Fault(effect, share, Optional.empty(), Optional.empty(), 42);
    }
}

package io.headroom.runtime.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Deadlines over any number of hops: each call's is made of its caller's, which was made of its caller's before. */
class DeadlineChainPropertyTest {
    private static final long SECOND = 1_000_000_000L;

    /** One hop: how long its caller worked before, what it keeps for later, and the stage's own timeout. */
    record Hop(long elapsed, long owed, long timeout) {}

    @Property
    void noHopIsGrantedMoreThanItsParentHas_norLessThanNothing(
            @ForAll long clockStart,
            @ForAll @LongRange(min = 0, max = SECOND) long request,
            @ForAll("hops") List<Hop> hops) {
        AtomicLong clock = new AtomicLong(clockStart);
        Deadline deadline = Deadline.after(Duration.ofNanos(request), clock::get);
        long end = clockStart + request;
        for (Hop hop : hops) {
            clock.addAndGet(hop.elapsed());
            Duration granted = deadline.grant(Duration.ofNanos(hop.timeout()), Duration.ofNanos(hop.owed()));

            assertThat(granted).isBetween(Duration.ZERO, deadline.remaining());
            assertThat(granted).isLessThanOrEqualTo(Duration.ofNanos(hop.timeout()));
            boolean paysWhatIsOwed = granted.plusNanos(hop.owed()).compareTo(deadline.remaining()) <= 0;
            assertThat(granted.isZero() || paysWhatIsOwed).isTrue();
            Deadline nested = Deadline.after(granted, clock::get);
            // Clocks may run over: compared by difference.
            assertThat(nested.expiresAtNanos() - Math.max(end - clock.get(), 0) - clock.get())
                    .as("beyond the request's end")
                    .isLessThanOrEqualTo(0);
            deadline = nested;
        }
    }

    @Property
    void nobodyWaits_onceTheDeadlinePassedOrTheCallerGaveUp(
            @ForAll @LongRange(min = 0, max = SECOND) long time,
            @ForAll @LongRange(min = 0, max = SECOND) long elapsed,
            @ForAll boolean gaveUp) {
        AtomicLong clock = new AtomicLong();
        Cancellation caller = new Cancellation();
        CallScope scope = new CallScope(Deadline.after(Duration.ofNanos(time), clock::get), caller);
        AtomicLong told = new AtomicLong();
        caller.onCancel(told::incrementAndGet);
        clock.addAndGet(elapsed);
        if (gaveUp) {
            caller.cancel();
            caller.cancel();
            caller.onCancel(told::incrementAndGet);
        }

        assertThat(scope.over().isPresent()).isEqualTo(gaveUp || elapsed >= time);
        assertThat(told.get()).isEqualTo(gaveUp ? 2 : 0);
    }

    @Provide
    Arbitrary<List<Hop>> hops() {
        Arbitrary<Long> nanos = Arbitraries.longs().between(0, SECOND / 4);
        return Combinators.combine(nanos, nanos, nanos.map(n -> n + 1))
                .as(Hop::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}

package io.headroom.runtime.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** A fault in force, with the count of what it did: the proof that it happened. Thread-safe. */
final class InjectedFault {
    private final String id;
    private final Fault fault;
    private final LongSupplier nanoTime;
    private final long since;
    private final SplittableRandom random;
    private long calls;
    private long fired;

    InjectedFault(String id, Fault fault, LongSupplier nanoTime) {
        this.id = id;
        this.fault = fault;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
        this.random = new SplittableRandom(fault.seed());
    }

    String id() {
        return id;
    }

    Fault fault() {
        return fault;
    }

    /** Draws whether this call is struck, and how; empty when it is not. */
    synchronized Optional<Strike> strike(Optional<String> caller) {
        if (!isActive() || !fault.concerns(caller)) {
            return Optional.empty();
        }
        calls++;
        if (random.nextDouble() >= fault.share()) {
            return Optional.empty();
        }
        fired++;
        return Optional.of(
                switch (fault.effect()) {
                    case Fault.Delay delay ->
                        new Strike.Later(delay.distribution().sample(random));
                    case Fault.Failure failure -> new Strike.Refused(failure.status(), id);
                    case Fault.Drop _ -> new Strike.Swallowed();
                    case Fault.Corruption _ -> new Strike.Garbled(random.nextLong());
                });
    }

    /** Calls it met so far, and how many of those it struck. */
    synchronized Counts counts() {
        return new Counts(calls, fired);
    }

    boolean isActive() {
        return fault.lasting().map(this::isWithin).orElse(true);
    }

    private boolean isWithin(Duration lasting) {
        return nanoTime.getAsLong() - since < lasting.toNanos();
    }

    /** @param fired how many of the calls were struck */
    record Counts(long calls, long fired) {}
}

package io.headroom.harness.arrivals;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Who asks when: arrivals and users from two streams of one seed. Equal seeds give equal schedules. Not thread-safe. */
public final class ArrivalSchedule {
    private final LongSupplier offsets;
    private final LongFunction<WeightedUsers> users;
    private final SplittableRandom userDraws;
    private long sequence;

    public ArrivalSchedule(double perSecond, WeightedUsers users, long seed) {
        this(perSecond, _ -> users, seed);
    }

    /** With users that change over time, of whom it is told the offset in nanoseconds. */
    public ArrivalSchedule(double perSecond, LongFunction<WeightedUsers> users, long seed) {
        this(random -> new PoissonArrivals(perSecond, random)::nextOffsetNanos, users, seed);
    }

    /** With a rate that changes over time. */
    public ArrivalSchedule(RateProfile rates, WeightedUsers users, long seed) {
        this(random -> new VaryingArrivals(rates, random)::nextOffsetNanos, _ -> users, seed);
    }

    private ArrivalSchedule(
            Function<SplittableRandom, LongSupplier> offsets, LongFunction<WeightedUsers> users, long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        this.offsets = offsets.apply(root.split());
        this.userDraws = root.split();
        this.users = users;
    }

    public Arrival next() {
        long offset = offsets.getAsLong();
        return new Arrival(sequence++, offset, users.apply(offset).draw(userDraws));
    }
}

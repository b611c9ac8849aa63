package io.headroom.harness.arrivals;

import java.util.SplittableRandom;

/** Who asks when: arrivals and users from two streams of one seed. Equal seeds give equal schedules. Not thread-safe. */
public final class ArrivalSchedule {
    private final PoissonArrivals offsets;
    private final WeightedUsers users;
    private final SplittableRandom userDraws;
    private long sequence;

    public ArrivalSchedule(double perSecond, WeightedUsers users, long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        this.offsets = new PoissonArrivals(perSecond, root.split());
        this.userDraws = root.split();
        this.users = users;
    }

    public Arrival next() {
        return new Arrival(sequence++, offsets.nextOffsetNanos(), users.draw(userDraws));
    }
}

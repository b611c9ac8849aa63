package io.headroom.runtime.limits;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A service with a queue behind its limit, in virtual time: what is let in waits for a worker and is worth something if it ends in time. */
final class OverloadSimulation {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What became of the requests of a span of time. */
    record Outcome(int offered, int shed, int inTime) {}

    private record Completion(long at, long arrivedAt, AdaptiveLimit.Place place) {}

    private final AtomicLong clock = new AtomicLong();
    private final AdaptiveLimit limit;
    private final Duration worthlessAfter;
    private final Duration service;
    private final SplittableRandom random;
    private final PriorityQueue<Long> workersFreeAt = new PriorityQueue<>();
    private final PriorityQueue<Completion> underWay = new PriorityQueue<>(Comparator.comparingLong(Completion::at));
    private int inTime;

    OverloadSimulation(LimitSettings settings, Duration worthlessAfter, int workers, Duration service, long seed) {
        this.limit = new AdaptiveLimit(settings, clock::get);
        this.worthlessAfter = worthlessAfter;
        this.service = service;
        this.random = new SplittableRandom(seed);
        for (int worker = 0; worker < workers; worker++) {
            workersFreeAt.add(0L);
        }
    }

    /** Poisson arrivals for some time; completions of earlier ones count in it as well. */
    Outcome run(double perSecond, Duration time) {
        long end = clock.get() + time.toNanos();
        int offered = 0;
        int shed = 0;
        inTime = 0;
        for (long next = arrival(clock.get(), perSecond); next < end; next = arrival(next, perSecond)) {
            completeUntil(next);
            clock.set(next);
            offered++;
            shed += arrive() ? 0 : 1;
        }
        completeUntil(end);
        clock.set(end);
        return new Outcome(offered, shed, inTime);
    }

    int limit() {
        return limit.limit();
    }

    private boolean arrive() {
        Optional<AdaptiveLimit.Place> place = limit.enter();
        if (place.isEmpty()) {
            return false;
        }
        long begins = Math.max(clock.get(), workersFreeAt.remove());
        long ends = begins + (long) (service.toNanos() * (0.5 + random.nextDouble()));
        workersFreeAt.add(ends);
        underWay.add(new Completion(ends, clock.get(), place.get()));
        return true;
    }

    private void completeUntil(long until) {
        while (!underWay.isEmpty() && underWay.peek().at() <= until) {
            Completion completion = underWay.remove();
            clock.set(completion.at());
            inTime += completion.at() - completion.arrivedAt() <= worthlessAfter.toNanos() ? 1 : 0;
            completion.place().answered();
        }
    }

    private long arrival(long after, double perSecond) {
        return after + (long) (-Math.log(1 - random.nextDouble()) / perSecond * NANOS_PER_SECOND);
    }
}

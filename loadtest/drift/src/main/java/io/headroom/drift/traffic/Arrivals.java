package io.headroom.drift.traffic;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.world.randomness.SeededStream;

/**
 * Makes traffic of a kind.
 *
 * @param world whose users come
 */
public record Arrivals(TrafficKind kind, SimulatedWorld world, SimulatedClock clock) {
    /**
     * Requests as they come over time.
     *
     * @param meanGapMillis between two requests
     * @param name of the requests, to which a number is added
     */
    public Traffic overTime(double meanGapMillis, SeededStream stream, String name) {
        Visitors visitors = new Visitors(world);
        return switch (kind) {
            case INDEPENDENT -> new IndependentTraffic(visitors, clock, meanGapMillis, stream, name);
            case SESSIONS -> new SessionTraffic(visitors, clock, meanGapMillis, stream, name);
        };
    }

    /** Requests that each have the distribution of one request of the kind, and nothing to do with each other; all for the reference moment. */
    public Traffic unrelated(SeededStream stream, String name) {
        return new StationaryTraffic(kind, new Visitors(world), clock, stream, name);
    }
}

package io.headroom.drift.traffic;

import io.headroom.drift.serving.Request;
import io.headroom.world.randomness.SeededStream;

/**
 * Requests that have nothing to do with each other, each with the distribution that one request of a kind of traffic has, all for the reference
 * moment: what a bundle's reference is drawn from.
 */
final class StationaryTraffic implements Traffic {
    private final TrafficKind kind;
    private final Visitors visitors;
    private final SwingingMix mix;
    private final SimulatedClock clock;
    private final SeededStream stream;
    private final String name;
    private int number;

    StationaryTraffic(TrafficKind kind, Visitors visitors, SimulatedClock clock, SeededStream stream, String name) {
        this.kind = kind;
        this.visitors = visitors;
        this.clock = clock;
        this.stream = stream;
        this.name = name;
        this.mix = new SwingingMix(stream);
    }

    @Override
    public Request next(double moreOccasional) {
        double occasional = kind == TrafficKind.SESSIONS ? mix.afresh() : 0;
        Visitors.Visitor visitor = visitors.draw(moreOccasional + (1 - moreOccasional) * occasional, stream);
        long at = clock.startMillis();
        return new Request(name + "-" + number++, at, clock.dataSeconds(at), visitor.user(), visitor.device());
    }
}

package io.headroom.drift.traffic;

import io.headroom.drift.serving.Request;
import io.headroom.world.randomness.SeededStream;

/** Every request by a user drawn anew, at a constant rate. */
final class IndependentTraffic implements Traffic {
    private final Visitors visitors;
    private final SimulatedClock clock;
    private final double meanGapMillis;
    private final SeededStream stream;
    private final String name;
    private double atMillis;
    private int number;

    IndependentTraffic(
            Visitors visitors, SimulatedClock clock, double meanGapMillis, SeededStream stream, String name) {
        this.visitors = visitors;
        this.clock = clock;
        this.meanGapMillis = meanGapMillis;
        this.stream = stream;
        this.name = name;
        this.atMillis = clock.startMillis();
    }

    @Override
    public Request next(double moreOccasional) {
        atMillis += meanGapMillis * stream.nextExponential();
        Visitors.Visitor visitor = visitors.draw(moreOccasional, stream);
        long at = (long) atMillis;
        return new Request(name + "-" + number++, at, clock.dataSeconds(at), visitor.user(), visitor.device());
    }
}

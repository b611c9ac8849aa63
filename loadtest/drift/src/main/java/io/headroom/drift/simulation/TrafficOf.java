package io.headroom.drift.simulation;

import io.headroom.world.randomness.SeededStream;

/** Makes the traffic that options ask for. */
final class TrafficOf {
    private TrafficOf() {}

    static Traffic kind(PreparedService prepared, SeededStream stream, String name) {
        Visitors visitors = new Visitors(prepared.world());
        double gap = prepared.options().meanGapMillis();
        return switch (prepared.options().traffic()) {
            case INDEPENDENT -> new IndependentTraffic(visitors, prepared.clock(), gap, stream, name);
            case SESSIONS -> new SessionTraffic(visitors, prepared.clock(), gap, stream, name);
        };
    }
}

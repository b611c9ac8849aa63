package io.headroom.drift.traffic;

import io.headroom.world.randomness.SeededStream;

/**
 * Share of occasional visitors, whose log-odds swing about a mean as an autoregressive process of the first order. Stationary from its first
 * value.
 */
final class SwingingMix {
    private static final double MEAN_LOG_ODDS = -1;
    private static final double SWING = 0.25;
    /** From one session to the next; at three pages a session, half of a swing is forgotten after about forty requests. */
    private static final double MEMORY = 0.95;

    private final SeededStream stream;
    private double level;

    SwingingMix(SeededStream stream) {
        this.stream = stream;
        this.level = stream.nextGaussian();
    }

    /** The share for the next session. */
    double next() {
        level = MEMORY * level + StrictMath.sqrt(1 - MEMORY * MEMORY) * stream.nextGaussian();
        return share();
    }

    /** A share as far away in time that it has nothing to do with the last. */
    double afresh() {
        level = stream.nextGaussian();
        return share();
    }

    private double share() {
        return 1 / (1 + StrictMath.exp(-(MEAN_LOG_ODDS + SWING * level)));
    }
}

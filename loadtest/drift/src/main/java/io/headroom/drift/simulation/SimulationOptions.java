package io.headroom.drift.simulation;

import io.headroom.drift.traffic.TrafficKind;

/**
 * What a service is prepared for.
 *
 * @param requestsPerWeek mean rate of the simulated clock
 * @param live whether the feature store takes what users do, and the data's time runs; else all stays as at the reference moment
 * @param seed of everything random
 */
public record SimulationOptions(TrafficKind traffic, int requestsPerWeek, boolean live, long seed) {
    private static final double WEEK_MILLIS = 7 * 86_400_000.0;

    double meanGapMillis() {
        return WEEK_MILLIS / requestsPerWeek;
    }
}

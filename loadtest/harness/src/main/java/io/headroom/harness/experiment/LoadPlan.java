package io.headroom.harness.experiment;

import java.time.Duration;

/**
 * The load an experiment runs under: a warm-up that nothing is measured in, a control window without faults, then the experiment.
 *
 * @param rate mean arrivals per second while nothing overloads
 * @param duration of the experiment; the times of steps count from its start
 * @param seed of arrivals, users and faults
 */
public record LoadPlan(double rate, Duration duration, Duration warmup, Duration control, long seed) {
    public LoadPlan withRate(double other) {
        return new LoadPlan(other, duration, warmup, control, seed);
    }

    public LoadPlan withSeed(long other) {
        return new LoadPlan(rate, duration, warmup, control, other);
    }

    /** All of it. */
    public Duration whole() {
        return warmup.plus(control).plus(duration);
    }
}

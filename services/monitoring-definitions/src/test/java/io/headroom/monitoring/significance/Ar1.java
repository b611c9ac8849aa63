package io.headroom.monitoring.significance;

import java.util.Random;

/** A stationary Gaussian sequence in which neighbours correlate by {@code rho}: mean 0, variance 1. */
public final class Ar1 {
    private final Random random;
    private final double rho;
    private double state;

    public Ar1(double rho, long seed) {
        this.random = new Random(seed);
        this.rho = rho;
        this.state = random.nextGaussian();
    }

    public float next() {
        state = rho * state + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        return (float) state;
    }
}

package io.headroom.world.randomness;

/**
 * A stream of random numbers that is the same on every platform and every JDK: SplitMix64 (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, OOPSLA 2014), with transforms that use {@link StrictMath} only. The JDK's own generators specify
 * neither their Gaussian transform nor how they expand a seed, so bytes made from them could change with the JDK.
 *
 * <p>Not thread-safe.
 */
public final class SeededStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    /** SplitMix64 from the given state, as published. */
    SeededStream(long state) {
        this.state = state;
    }

    /** The stream of one {@code concern} for its {@code index}-th entity (an item row, a user row, or 0). */
    public static SeededStream of(long seed, Concern concern, long index) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        mixed = mix(mixed ^ (concern.code() * GOLDEN_GAMMA));
        return new SeededStream(mix(mixed + index * 0xD1342543DE82EF95L));
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [0, bound); {@code bound} must be positive. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Uniform in [least, most]. */
    public int between(int least, int most) {
        return least + nextInt(most - least + 1);
    }

    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** Standard normal, by the Box-Muller transform. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /** Exponential with mean 1. */
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }

    /** A whole number whose mean is {@code mean}: its integer part, plus one with the probability of its fraction. */
    public int roundAtRandom(double mean) {
        int whole = (int) mean;
        return whole + (chance(mean - whole) ? 1 : 0);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

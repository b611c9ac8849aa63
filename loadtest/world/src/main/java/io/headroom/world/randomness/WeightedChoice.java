package io.headroom.world.randomness;

/**
 * Draws an index with probability proportional to its weight in constant time, by the alias method (Vose: A Linear Algorithm for
 * Generating Random Numbers with a Given Distribution, 1991). Immutable.
 */
public final class WeightedChoice {
    private final double[] keep;
    private final int[] alias;

    /** @throws IllegalArgumentException unless there is a weight, none is negative and their sum is positive and finite */
    public WeightedChoice(double... weights) {
        // Added in order: the streams of the JDK do not specify how they add, and the result must not depend on the
        // JDK.
        double total = 0;
        double least = 0;
        for (double weight : weights) {
            total += weight;
            least = Math.min(least, weight);
        }
        if (!(total > 0) || Double.isInfinite(total) || least < 0) {
            throw new IllegalArgumentException(
                    "weights must be non-negative with a positive, finite sum, was " + total);
        }
        keep = new double[weights.length];
        alias = new int[weights.length];
        for (int index = 0; index < weights.length; index++) {
            keep[index] = weights[index] * weights.length / total;
        }
        pairSmallWithLarge();
    }

    private void pairSmallWithLarge() {
        int[] small = new int[keep.length];
        int[] large = new int[keep.length];
        int smallCount = 0;
        int largeCount = 0;
        for (int index = 0; index < keep.length; index++) {
            alias[index] = index;
            if (keep[index] < 1) {
                small[smallCount++] = index;
            } else {
                large[largeCount++] = index;
            }
        }
        while (smallCount > 0 && largeCount > 0) {
            int less = small[--smallCount];
            int more = large[--largeCount];
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                small[smallCount++] = more;
            } else {
                large[largeCount++] = more;
            }
        }
        while (smallCount > 0) {
            keep[small[--smallCount]] = 1;
        }
    }

    public int size() {
        return keep.length;
    }

    public int draw(SeededStream stream) {
        int index = stream.nextInt(keep.length);
        return stream.nextDouble() < keep[index] ? index : alias[index];
    }
}

package io.headroom.world.catalogue;

import io.headroom.world.randomness.SeededStream;

/** Arithmetic on directions (vectors of length 1) of the taste space. */
public final class Direction {
    private Direction() {}

    /** A direction drawn uniformly from the sphere. */
    public static double[] random(SeededStream stream, int dimensions) {
        double[] vector = new double[dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            vector[axis] = stream.nextGaussian();
        }
        return normalise(vector);
    }

    /** Adds {@code weight * direction} to {@code sum} in place. */
    public static void add(double[] sum, double weight, double[] direction) {
        for (int axis = 0; axis < sum.length; axis++) {
            sum[axis] += weight * direction[axis];
        }
    }

    /** Scales {@code vector} in place to length 1 and returns it. */
    public static double[] normalise(double[] vector) {
        double square = 0;
        for (double component : vector) {
            square += component * component;
        }
        double length = StrictMath.sqrt(square);
        for (int axis = 0; axis < vector.length; axis++) {
            vector[axis] /= length;
        }
        return vector;
    }
}

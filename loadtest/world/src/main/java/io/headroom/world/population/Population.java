package io.headroom.world.population;

import io.headroom.world.catalogue.TasteSpace;

/**
 * The world's users in row order: row {@code r} has the id {@code r + 1}, and rows are in order of joining. Unmodifiable outside
 * this package.
 */
public final class Population {
    private final float[] vectors;
    private final float[] bias;
    private final long[] joinedSeconds;
    private final double[] stayDays;
    private final double[] activity;
    private final int[][] interests;

    Population(int users) {
        vectors = new float[users * TasteSpace.DIMENSIONS];
        bias = new float[users];
        joinedSeconds = new long[users];
        stayDays = new double[users];
        activity = new double[users];
        interests = new int[users][];
    }

    void setJoins(long[] sortedSeconds) {
        System.arraycopy(sortedSeconds, 0, joinedSeconds, 0, joinedSeconds.length);
    }

    void setTaste(int row, double[] direction, int[] niches, float enthusiasm) {
        for (int axis = 0; axis < TasteSpace.DIMENSIONS; axis++) {
            vectors[row * TasteSpace.DIMENSIONS + axis] = (float) direction[axis];
        }
        interests[row] = niches;
        bias[row] = enthusiasm;
    }

    void setHabits(int row, double daysOfStay, double visitWeight) {
        stayDays[row] = daysOfStay;
        activity[row] = visitWeight;
    }

    public int size() {
        return bias.length;
    }

    /** Directions of all users, row after row. */
    public float[] vectors() {
        return vectors.clone();
    }

    /** How easily each user is pleased, in units of utility. */
    public float[] bias() {
        return bias.clone();
    }

    public long joinedSeconds(int row) {
        return joinedSeconds[row];
    }

    /** Time constant, in days, with which the user's visits thin out after joining. */
    public double stayDays(int row) {
        return stayDays[row];
    }

    /** How many visits the user makes, relative to others. */
    public double activity(int row) {
        return activity[row];
    }

    /** The niches the user looks for: one to four, the strongest first. */
    public int[] interests(int row) {
        return interests[row].clone();
    }
}

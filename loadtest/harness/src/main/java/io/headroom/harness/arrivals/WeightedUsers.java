package io.headroom.harness.arrivals;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/**
 * Draws users in proportion to their activity, in constant time per draw: the alias method (Walker 1977; Vose 1991). Immutable and
 * thread-safe.
 */
public final class WeightedUsers {
    private final long[] userIds;
    private final double[] activity;
    private final double[] keep;
    private final int[] alias;

    /**
     * @param userIds at least one
     * @param activity one finite weight of at least 0 per user, with a sum above 0
     */
    public WeightedUsers(long[] userIds, double[] activity) {
        if (userIds.length == 0 || userIds.length != activity.length) {
            throw new IllegalArgumentException("there are " + userIds.length + " users and " + activity.length
                    + " activities, but the two must be equally many and at least one");
        }
        this.userIds = userIds.clone();
        this.activity = activity.clone();
        this.keep = new double[userIds.length];
        this.alias = new int[userIds.length];
        fill(activity, sumOf(activity));
    }

    public int size() {
        return userIds.length;
    }

    public long draw(SplittableRandom random) {
        int column = random.nextInt(userIds.length);
        return userIds[random.nextDouble() < keep[column] ? column : alias[column]];
    }

    /**
     * Others than usual: a share of all draws takes every user as readily as another.
     *
     * @param share 0 to 1
     */
    public WeightedUsers drawnEvenly(double share) {
        double sum = sumOf(activity);
        double[] mixed = new double[activity.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (1 - share) * activity[i] / sum + share / mixed.length;
        }
        return new WeightedUsers(userIds, mixed);
    }

    private static double sumOf(double[] activity) {
        double sum = 0;
        for (double weight : activity) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("an activity is " + weight + ", but must be finite and at least 0");
            }
            sum += weight;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("all activities are 0, but one must be above 0");
        }
        return sum;
    }

    private void fill(double[] activity, double sum) {
        ArrayDeque<Integer> below = new ArrayDeque<>();
        ArrayDeque<Integer> above = new ArrayDeque<>();
        for (int i = 0; i < activity.length; i++) {
            keep[i] = activity[i] / sum * activity.length;
            alias[i] = i;
            (keep[i] < 1 ? below : above).add(i);
        }
        while (!below.isEmpty() && !above.isEmpty()) {
            int small = below.poll();
            int large = above.poll();
            alias[small] = large;
            keep[large] -= 1 - keep[small];
            (keep[large] < 1 ? below : above).add(large);
        }
        // What is left differs from 1 by rounding only.
        below.forEach(i -> keep[i] = 1);
        above.forEach(i -> keep[i] = 1);
    }
}

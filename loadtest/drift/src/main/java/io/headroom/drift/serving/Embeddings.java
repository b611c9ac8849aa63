package io.headroom.drift.serving;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.features.definitions.Event;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;

/**
 * Vectors as a trained two-tower model would have: items lie near where they truly lie, and a user is the mean of the items they rated well.
 * Immutable.
 */
final class Embeddings {
    private static final int WIDTH = TasteSpace.DIMENSIONS;
    private static final double ERROR = 0.1;

    private final float[] items;
    private final float[] users;
    private final int[] newest;

    Embeddings(SimulatedWorld world, long seed) {
        SeededStream stream = SeededStream.of(seed, Concern.TRAINING, 0);
        items = world.world().catalogue().vectors();
        for (int index = 0; index < items.length; index++) {
            items[index] += (float) (ERROR * stream.nextGaussian());
        }
        users = new float[world.users() * WIDTH];
        newest = new int[world.users()];
        java.util.Arrays.fill(newest, -1);
        learn(world);
    }

    private void learn(SimulatedWorld world) {
        int[] positives = new int[world.users()];
        long[] newestTime = new long[world.users()];
        world.world().log().forEachRating((user, item, halfStars, time) -> {
            if (halfStars < 2 * Event.POSITIVE_RATING) {
                return;
            }
            positives[user]++;
            for (int axis = 0; axis < WIDTH; axis++) {
                users[user * WIDTH + axis] += items[item * WIDTH + axis];
            }
            if (time >= newestTime[user]) {
                newestTime[user] = time;
                newest[user] = item;
            }
        });
        for (int index = 0; index < users.length; index++) {
            users[index] /= Math.max(1, positives[index / WIDTH]);
        }
    }

    /** How near the user's vector an item lies. */
    float affinity(int user, int item) {
        return dot(users, user, item);
    }

    /** How near the item that the user rated well last an item lies; 0 when there is none. */
    float similarity(int user, int item) {
        return newest[user] < 0 ? 0 : dot(items, newest[user], item);
    }

    private float dot(float[] left, int row, int item) {
        float sum = 0;
        for (int axis = 0; axis < WIDTH; axis++) {
            sum += left[row * WIDTH + axis] * items[item * WIDTH + axis];
        }
        return sum;
    }
}

package io.headroom.pipeline.evaluation;

import io.headroom.features.definitions.Event;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Timelines;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The baseline: an item's score is the sum of its cosines with the items the user liked, over the users who liked both; the list is filled up
 * with popular items. Fit on the first events only.
 */
final class ItemKnn {
    private final int[][] neighbours;
    private final float[][] cosines;
    private final MostPopular popular;

    ItemKnn(Interactions events, Timelines timelines, int end, int items, MostPopular popular) {
        this.neighbours = new int[items][];
        this.cosines = new float[items][];
        this.popular = popular;
        int[][] likedBy = new int[timelines.userIds().length][];
        int[] likes = new int[items];
        for (int user = 0; user < likedBy.length; user++) {
            likedBy[user] = Arrays.stream(timelines.eventsOf(user))
                    .filter(event -> event < end && events.ratings()[event] >= Event.POSITIVE_RATING)
                    .map(event -> events.itemRows()[event])
                    .distinct()
                    .toArray();
            for (int row : likedBy[user]) {
                likes[row]++;
            }
        }
        fit(likedBy, likes);
    }

    private void fit(int[][] likedBy, int[] likes) {
        int[][] usersOf = usersOf(likedBy, likes);
        int[] together = new int[likes.length];
        for (int row = 0; row < likes.length; row++) {
            BitSet touched = new BitSet(likes.length);
            for (int user : usersOf[row]) {
                for (int other : likedBy[user]) {
                    together[other]++;
                    touched.set(other);
                }
            }
            touched.clear(row);
            int item = row;
            neighbours[row] = touched.stream().toArray();
            cosines[row] = new float[neighbours[row].length];
            for (int i = 0; i < cosines[row].length; i++) {
                int other = neighbours[row][i];
                cosines[row][i] = (float) (together[other] / Math.sqrt((double) likes[item] * likes[other]));
            }
            Arrays.fill(together, 0);
        }
    }

    private static int[][] usersOf(int[][] likedBy, int[] likes) {
        int[][] usersOf = new int[likes.length][];
        for (int row = 0; row < likes.length; row++) {
            usersOf[row] = new int[likes[row]];
        }
        int[] next = new int[likes.length];
        for (int user = 0; user < likedBy.length; user++) {
            for (int row : likedBy[user]) {
                usersOf[row][next[row]++] = user;
            }
        }
        return usersOf;
    }

    /**
     * @param liked rows the user liked
     * @param seen rows not to name
     */
    int[] recommend(int[] liked, BitSet seen, int limit) {
        float[] scores = new float[neighbours.length];
        for (int row : liked) {
            for (int i = 0; i < neighbours[row].length; i++) {
                scores[neighbours[row][i]] += cosines[row][i];
            }
        }
        // Popularity decides between equals and fills the list: it is far below any cosine.
        for (int row = 0; row < scores.length; row++) {
            scores[row] += popular.share(row) * 1e-6f;
        }
        return Best.of(scores, seen, limit);
    }
}

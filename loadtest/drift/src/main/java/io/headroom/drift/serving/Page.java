package io.headroom.drift.serving;

import io.headroom.world.randomness.SeededStream;
import java.util.Arrays;

/** Makes a page of scored candidates: the best in order, and between them some that chance put there. */
final class Page {
    private static final int EXPLORED = 4;

    private Page() {}

    /** Indices of candidates by position. */
    static int[] explored(double[] scores, SeededStream stream) {
        int[] order = byScore(scores);
        int[] page = Arrays.copyOf(order, Recommender.PAGE);
        int best = Recommender.PAGE - EXPLORED;
        for (int place = best; place < Recommender.PAGE; place++) {
            swap(order, place, place + stream.nextInt(order.length - place));
            int position = stream.nextInt(place + 1);
            System.arraycopy(page, position, page, position + 1, place - position);
            page[position] = order[place];
        }
        return page;
    }

    /** The best in order, nothing else. */
    static int[] best(double[] scores) {
        return Arrays.copyOf(byScore(scores), Recommender.PAGE);
    }

    /** Insertion sort: forty indices are sorted for every request, and boxing them would cost more than scoring. */
    private static int[] byScore(double[] scores) {
        int[] order = new int[scores.length];
        for (int index = 0; index < order.length; index++) {
            int place = index;
            for (; place > 0 && scores[order[place - 1]] < scores[index]; place--) {
                order[place] = order[place - 1];
            }
            order[place] = index;
        }
        return order;
    }

    private static void swap(int[] values, int left, int right) {
        int kept = values[left];
        values[left] = values[right];
        values[right] = kept;
    }
}

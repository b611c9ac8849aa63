package io.headroom.drift.serving;

import io.headroom.world.randomness.SeededStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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

    private static int[] byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -scores[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void swap(int[] values, int left, int right) {
        int kept = values[left];
        values[left] = values[right];
        values[right] = kept;
    }
}

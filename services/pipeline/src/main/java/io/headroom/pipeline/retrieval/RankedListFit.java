package io.headroom.pipeline.retrieval;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.retrieval.RankedItems;
import io.headroom.models.retrieval.ScoredRows;
import io.headroom.pipeline.dataset.Interactions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Lists that are the same for everyone. Popularity forgets: an event counts less the more events came after it, so that the pace of forgetting
 * follows the pace of the data, be it months or decades. Scores are {@code 3 + ln(weight / weight of the first) / 2}, at least 0.
 */
final class RankedListFit {
    private static final double OFFSET = 3;
    private static final double MEMORY_SHARE = 0.15;
    private static final double FRESH_SHARE = 0.1;
    private static final int POPULAR_ITEMS = 3_000;
    private static final int FRESH_ITEMS = 500;

    private final double[] weights;
    private final int[] firstEvent;

    private RankedListFit(Interactions events, int end, int items) {
        weights = new double[items];
        firstEvent = new int[items];
        Arrays.fill(firstEvent, Integer.MAX_VALUE);
        double memory = Math.max(1, end * MEMORY_SHARE);
        for (int i = 0; i < end; i++) {
            int row = events.itemRows()[i];
            firstEvent[row] = Math.min(firstEvent[row], i);
            if (events.ratings()[i] >= Event.POSITIVE_RATING) {
                weights[row] += Math.exp((i - end) / memory);
            }
        }
    }

    /** What is liked most lately, from the first {@code end} events. */
    static RankedItems popular(Interactions events, int end, int items) {
        return new RankedListFit(events, end, items).list(SourceNames.POPULAR, row -> true, POPULAR_ITEMS);
    }

    /** What is liked most of the items that first turned up in the newest tenth of the events. */
    static RankedItems fresh(Interactions events, int end, int items) {
        RankedListFit fit = new RankedListFit(events, end, items);
        int since = (int) (end * (1 - FRESH_SHARE));
        return fit.list(
                SourceNames.FRESH, row -> fit.firstEvent[row] >= since && fit.firstEvent[row] < end, FRESH_ITEMS);
    }

    private RankedItems list(String name, IntPredicate eligible, int limit) {
        int[] rows = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0 && eligible.test(row))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -weights[row])
                        .thenComparing(row -> row))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = (float) Math.max(0, OFFSET + Math.log(weights[rows[i]] / weights[rows[0]]) / 2);
        }
        return new RankedItems(name, new ScoredRows(rows, scores));
    }
}

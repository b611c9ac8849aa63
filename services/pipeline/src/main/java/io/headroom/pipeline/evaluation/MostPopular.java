package io.headroom.pipeline.evaluation;

import io.headroom.features.definitions.Event;
import io.headroom.pipeline.dataset.Interactions;
import java.util.BitSet;

/** The baseline everyone gets: the items with most positive ratings, from the first events only. */
final class MostPopular {
    private final float[] positives;
    private final float most;

    MostPopular(Interactions events, int end, int items) {
        positives = new float[items];
        for (int i = 0; i < end; i++) {
            positives[events.itemRows()[i]] += events.ratings()[i] >= Event.POSITIVE_RATING ? 1 : 0;
        }
        float highest = 1;
        for (float count : positives) {
            highest = Math.max(highest, count);
        }
        most = highest;
    }

    /** How often an item was liked, as a share of the most liked one's. */
    float share(int row) {
        return positives[row] / most;
    }

    int[] recommend(BitSet seen, int limit) {
        return Best.of(positives, seen, limit);
    }
}

package io.headroom.pipeline.retrieval;

import io.headroom.features.definitions.Event;
import io.headroom.models.retrieval.CoVisitation;
import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Timelines;
import java.util.Arrays;

/**
 * Counts how often a liked item stands close to another in the same user's sequence, the closer the more, and damps what is merely popular.
 * Looks both ways in time: two items of one session are neighbours whichever came first.
 */
final class CoVisitationFit {
    private static final int WINDOW = 60;
    private static final double DISTANCE_DECAY = 20;
    private static final double SMOOTHING = 5;
    private static final double SOURCE_DAMPING = 0.5;
    private static final double TARGET_DAMPING = 0.3;
    private static final int NEIGHBOURS = 300;

    private final Interactions events;
    private final Timelines timelines;
    private final int end;
    private final int items;
    private final float[] ratingsOf;
    private final float[] positivesOf;
    private final double[] closeness = new double[WINDOW + 1];

    private CoVisitationFit(Interactions events, Timelines timelines, int end, int items) {
        this.events = events;
        this.timelines = timelines;
        this.end = end;
        this.items = items;
        ratingsOf = new float[items];
        positivesOf = new float[items];
        for (int i = 0; i < end; i++) {
            ratingsOf[events.itemRows()[i]]++;
            positivesOf[events.itemRows()[i]] += positive(i) ? 1 : 0;
        }
        for (int distance = 0; distance <= WINDOW; distance++) {
            closeness[distance] = Math.exp(-distance / DISTANCE_DECAY);
        }
    }

    /** From the first {@code end} events. */
    static CoVisitation fit(
            Interactions events, Timelines timelines, int end, int items, CoVisitationSettings settings) {
        return new CoVisitationFit(events, timelines, end, items).fit(settings);
    }

    private CoVisitation fit(CoVisitationSettings settings) {
        Sequences sequences = Sequences.of(timelines, end);
        int[] byItem = sequences.placesByItem(events, items);
        int[] starts = sequences.startsByItem(events, items);
        NeighbourLists lists = new NeighbourLists(items, NEIGHBOURS);
        float[] strengths = new float[items];
        for (int item = 0; item < items; item++) {
            for (int i = starts[item]; i < starts[item + 1]; i++) {
                addNeighbours(sequences, byItem[i], strengths);
            }
            normalise(item, strengths);
            strengths[item] = 0;
            lists.add(strengths);
            Arrays.fill(strengths, 0);
        }
        return new CoVisitation(lists.offsets(), lists.rows(), lists.strengths(), settings);
    }

    private void addNeighbours(Sequences sequences, int place, float[] strengths) {
        int from = Math.max(sequences.start(place), place - WINDOW);
        int to = Math.min(sequences.end(place), place + WINDOW + 1);
        for (int other = from; other < to; other++) {
            int event = sequences.event(other);
            if (other != place && positive(event)) {
                strengths[events.itemRows()[event]] += (float) closeness[Math.abs(other - place)];
            }
        }
    }

    private void normalise(int item, float[] strengths) {
        double source = Math.pow(ratingsOf[item] + SMOOTHING, SOURCE_DAMPING);
        for (int row = 0; row < strengths.length; row++) {
            if (strengths[row] > 0) {
                strengths[row] /= (float) (source * Math.pow(positivesOf[row] + SMOOTHING, TARGET_DAMPING));
            }
        }
    }

    private boolean positive(int event) {
        return events.ratings()[event] >= Event.POSITIVE_RATING;
    }
}

package io.headroom.pipeline.merging;

import io.headroom.models.retrieval.CoVisitation;
import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.util.List;

/**
 * Chooses how fast co-visitation forgets a user's history: where people follow a mood, the newest items say most; where tastes last, all of
 * them do. Tries a few decays, far apart, on the source alone; the neighbours are the same for all of them. Deterministic.
 */
final class HistoryDecaySearch {
    private static final double[] DECAYS = {2, 4, 8, 16, 40, 200};

    private final Timelines timelines;
    private final List<Request> requests;
    private final MergeSearchSettings settings;

    HistoryDecaySearch(Timelines timelines, List<Request> requests, MergeSearchSettings settings) {
        this.timelines = timelines;
        this.requests = requests;
        this.settings = settings;
    }

    /** The settings the models came with, where no other decay is better. */
    CoVisitationSettings choose(RetrievalModels models) {
        CoVisitation source = models.coVisitation();
        CoVisitationSettings best = source.settings();
        int limit = models.mergeSettings().shareOf(source.name()).limit();
        double bestValue = value(source, limit);
        for (double decay : DECAYS) {
            CoVisitationSettings other = source.settings().decaying(decay);
            double value = value(source.with(other), limit);
            if (value > bestValue) {
                bestValue = value;
                best = other;
            }
        }
        return best;
    }

    private double value(CoVisitation source, int limit) {
        PlaceTally tally = new PlaceTally(settings.candidates());
        for (Request request : requests) {
            int[] rows = source.retrieve(timelines.before(request.userId(), request.timeSeconds()), limit)
                    .rows();
            tally.add(placeOf(request.itemRow(), rows));
        }
        return tally.quality().value(settings.orderWeight());
    }

    private static int placeOf(int wanted, int[] rows) {
        for (int place = 0; place < rows.length; place++) {
            if (rows[place] == wanted) {
                return place;
            }
        }
        return Integer.MAX_VALUE;
    }
}

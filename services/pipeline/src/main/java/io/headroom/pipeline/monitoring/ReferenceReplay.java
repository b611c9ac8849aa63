package io.headroom.pipeline.monitoring;

import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.Candidates;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.ServedModels;
import io.headroom.pipeline.evaluation.ServingReplay;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Timelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Requests as the services would answer them on the first rung right after publication: users drawn in proportion to their activity, features
 * that know all of the data. Of each answer one item is kept, at a place drawn evenly, so that the rows are independent given the models.
 */
public final class ReferenceReplay {
    private final Dataset dataset;
    private final Timelines timelines;
    private final CandidateMerger merger;
    private final ServingReplay serving;
    private final int candidates;

    /** @param candidates how many are ranked for a request */
    public ReferenceReplay(Dataset dataset, Timelines timelines, ServedModels models, int candidates) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.merger = models.retrieval().merger();
        this.serving = new ServingReplay(dataset, models);
        this.candidates = candidates;
    }

    /**
     * @param asOfSeconds after the newest event
     * @param requests how many are replayed; a user for whom there is nothing to show is drawn again
     */
    public Reference run(long asOfSeconds, int requests, long seed) {
        Random random = new Random(seed);
        long[] askers = dataset.interactions().userIds();
        List<ReferenceRow> rows = new ArrayList<>(requests);
        // Asked again at the same moment, a user gets the same answer.
        Map<Long, List<ReferenceRow>> answers = new HashMap<>();
        // A user who has seen everything gets no answer; should all have, the draws must still end.
        for (int draw = 0; draw < 2 * requests && rows.size() < requests; draw++) {
            // A user's share of all events is the user's share of these draws.
            long userId = askers[random.nextInt(askers.length)];
            double place = random.nextDouble();
            List<ReferenceRow> answer = answers.computeIfAbsent(userId, user -> answer(user, asOfSeconds));
            if (!answer.isEmpty()) {
                rows.add(answer.get((int) (place * answer.size())));
            }
        }
        return new Reference(asOfSeconds, List.copyOf(rows));
    }

    /** One row for each item of the user's answer, in order. */
    private List<ReferenceRow> answer(long userId, long asOfSeconds) {
        RetrievalQuery query = timelines.before(userId, asOfSeconds);
        Candidates found = merger.merge(query, candidates);
        float[] probabilities = serving.probabilities(userId, asOfSeconds, query, found.rows(), found.sourceScores());
        int[] answer = serving.answer(found.rows(), probabilities);
        return IntStream.range(0, answer.length)
                .mapToObj(place -> row(userId, asOfSeconds, found, probabilities, answer[place], place + 1))
                .toList();
    }

    private ReferenceRow row(
            long userId, long asOfSeconds, Candidates found, float[] probabilities, int candidate, int position) {
        OnlineState state = serving.state();
        UserAggregator user = state.user(userId);
        float[] userValues = new float[state.views().userWidth()];
        user.valueAt(asOfSeconds, userValues, 0);
        int itemRow = found.rows()[candidate];
        ItemAggregator item = state.item(itemRow);
        float[] itemValues = new float[state.views().itemWidth()];
        item.valueAt(asOfSeconds, itemValues, 0);
        return new ReferenceRow(
                userId,
                userValues,
                user.updatedAtSeconds(),
                itemRow,
                itemValues,
                item.updatedAtSeconds(),
                position,
                probabilities[candidate],
                firstSource(found, candidate));
    }

    private static String firstSource(Candidates found, int candidate) {
        for (int source = 0; source < found.sourceScores().length; source++) {
            if (!Float.isNaN(found.sourceScores()[source][candidate])) {
                return found.sourceNames().get(source);
            }
        }
        throw new IllegalStateException("candidate %d was named by no source".formatted(candidate));
    }
}

package io.headroom.pipeline.evaluation;

import io.headroom.models.ranking.RankerInput;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.OnlineState;
import java.util.Arrays;

/** Ranking and re-ranking as the services do them, at moments of the data that never go back. Not thread-safe. */
public final class ServingReplay {
    /** How many items an answer has. */
    public static final int ANSWER = 10;

    private final Catalogue catalogue;
    private final ServedModels models;
    private final OnlineState state;

    public ServingReplay(Dataset dataset, ServedModels models) {
        this.catalogue = dataset.catalogue();
        this.models = models;
        this.state = new OnlineState(dataset);
    }

    /** What the online store would hold as of the last moment asked for. */
    public OnlineState state() {
        return state;
    }

    /**
     * Calibrated probabilities of candidates, from features as of just before the moment.
     *
     * @param rows candidates
     * @param scores for each source a score a candidate, NaN where it did not name the candidate
     */
    public float[] probabilities(long userId, long timeSeconds, RetrievalQuery query, int[] rows, float[][] scores) {
        state.advanceTo(timeSeconds);
        if (rows.length == 0) {
            return new float[0];
        }
        RankerInput input = state.input(models.ranker().contract(), userId, timeSeconds, query, rows, scores);
        return models.calibration().probabilities(models.ranker().score(input));
    }

    /** Places among the candidates of the {@value #ANSWER} that are shown, in the order shown. */
    public int[] answer(int[] rows, float[] probabilities) {
        int[] order = Best.order(probabilities);
        long[] itemIds = new long[order.length];
        float[] ordered = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            itemIds[i] = catalogue.itemIds()[rows[order[i]]];
            ordered[i] = probabilities[order[i]];
        }
        return Arrays.stream(models.reranker().rerank(itemIds, ordered, ANSWER))
                .map(place -> order[place])
                .toArray();
    }
}

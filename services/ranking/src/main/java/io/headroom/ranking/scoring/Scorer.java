package io.headroom.ranking.scoring;

import io.headroom.features.definitions.RequestEncoder;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.ranking.model.RankingModel;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;

/**
 * Encodes the candidates of a request and scores them with a predictor of its own. Requests larger than the largest batch size are scored in
 * pieces. Blocks for as long as the model computes. Not thread-safe; one per worker, made, used and closed on its thread.
 */
public final class Scorer implements AutoCloseable {
    private final TorchRanker ranker;
    private final RankingModel model;
    private final RowEncoder encoder;
    private final InputRows inputs;
    private final ScoringEvents events;

    public Scorer(TorchRanker ranker, RankingModel model, RowEncoder encoder, ScoringEvents events) {
        this.ranker = ranker;
        this.model = model;
        this.encoder = encoder;
        this.inputs = new InputRows(encoder, model.contract());
        this.events = events;
    }

    /**
     * Probability of a positive for each candidate, in their order.
     *
     * @throws ServiceException ERROR when the model answers what is no number
     */
    public float[] score(ScoringRequest request) {
        RequestEncoder encoded = encoder.forRequest(
                request.userValues(), request.userUpdatedAtSeconds(), request.timeSeconds(), request.device());
        int largest = model.contract().batchSizes().getLast();
        float[] probabilities = new float[request.count()];
        for (int from = 0; from < probabilities.length; from += largest) {
            int to = Math.min(probabilities.length, from + largest);
            float[] answers = forward(request, encoded, from, to);
            model.calibrate(answers);
            System.arraycopy(answers, 0, probabilities, from, answers.length);
        }
        return probabilities;
    }

    private float[] forward(ScoringRequest request, RequestEncoder encoded, int from, int to) {
        var input = inputs.make(request, encoded, from, to);
        long startedAt = System.nanoTime();
        float[] answers = ranker.score(input);
        events.forward(input.rows(), input.paddedRows(), System.nanoTime() - startedAt);
        for (int i = 0; i < answers.length; i++) {
            if (!Float.isFinite(answers[i])) {
                throw new ServiceException(
                        FailureCategory.ERROR,
                        "the ranking model answered " + answers[i] + " for candidate " + (from + i));
            }
        }
        return answers;
    }

    public RankerContract contract() {
        return model.contract();
    }

    @Override
    public void close() {
        ranker.close();
    }
}

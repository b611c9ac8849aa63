package io.headroom.ranking.model;

import ai.djl.Device;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.ranking.TorchRanker;
import java.io.IOException;
import java.util.Locale;

/** Opens a model and proves, by running it once with rows of zeros at each batch size, that it is what its contract says. */
public final class ModelOpener {
    private static final int LONGEST_REASON = 300;

    private ModelOpener() {}

    /**
     * Opens the model for the calling thread, the only one that may use it.
     *
     * @throws RankingModelException when the archive does not load, or does not take or give what the contract says
     */
    public static TorchRanker open(RankingModel model, Device device) {
        TorchRanker ranker;
        try {
            ranker = TorchRanker.open(model.archive(), model.contract(), device);
        } catch (IOException e) {
            throw new RankingModelException(oneLine(e.getMessage()), e);
        }
        try {
            model.contract().batchSizes().forEach(rows -> prove(ranker, model, rows));
            return ranker;
        } catch (RuntimeException e) {
            ranker.close();
            throw e;
        }
    }

    private static void prove(TorchRanker ranker, RankingModel model, int rows) {
        int width = model.contract().dense().size();
        int length = model.contract().historyLength();
        RankerInput zeros = new RankerInput(
                rows, rows, new float[rows * width], new long[rows], new long[length], new float[length]);
        float[] answers = answers(ranker, model, zeros);
        boolean probabilities =
                model.contract().output() == io.headroom.models.ranking.RankerContract.Output.probability;
        for (float answer : answers) {
            if (!Float.isFinite(answer) || (probabilities && (answer < 0 || answer > 1))) {
                throw new RankingModelException(String.format(
                        Locale.ROOT,
                        "model %s answered %s for rows of zeros, but its contract says %s",
                        model.archive(),
                        answer,
                        model.contract().output()));
            }
        }
    }

    private static float[] answers(TorchRanker ranker, RankingModel model, RankerInput input) {
        try {
            return ranker.score(input);
        } catch (RuntimeException e) {
            throw new RankingModelException(
                    "model " + model.archive() + " does not fit its contract: called with "
                            + model.contract().inputs() + " for " + input.paddedRows() + " rows, dense of "
                            + model.contract().dense().size() + " columns and history of "
                            + model.contract().historyLength() + ", it said: " + oneLine(e.getMessage()),
                    e);
        }
    }

    /** Engines explain themselves with whole native stack traces; the first words say what matters. */
    private static String oneLine(String message) {
        String line = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}

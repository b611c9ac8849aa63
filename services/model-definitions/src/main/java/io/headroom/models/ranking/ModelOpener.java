package io.headroom.models.ranking;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
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
    public static TorchRanker open(Path archive, RankerContract contract, Device device) {
        TorchRanker ranker;
        try {
            ranker = TorchRanker.open(archive, contract, device);
        } catch (IOException e) {
            throw new RankingModelException(oneLine(e.getMessage()), e);
        }
        try {
            contract.batchSizes().forEach(rows -> prove(ranker, archive, rows));
            return ranker;
        } catch (RuntimeException e) {
            ranker.close();
            throw e;
        }
    }

    private static void prove(TorchRanker ranker, Path archive, int rows) {
        RankerContract contract = ranker.contract();
        int width = contract.dense().size();
        int length = contract.historyLength();
        RankerInput zeros = new RankerInput(
                rows, rows, new float[rows * width], new long[rows], new long[length], new float[length]);
        float[] answers = answers(ranker, archive, zeros);
        boolean probabilities = contract.output() == RankerContract.Output.probability;
        for (float answer : answers) {
            if (!Float.isFinite(answer) || (probabilities && (answer < 0 || answer > 1))) {
                throw new RankingModelException(String.format(
                        Locale.ROOT,
                        "model %s answered %s for rows of zeros, but its contract says %s",
                        archive,
                        answer,
                        contract.output()));
            }
        }
    }

    private static float[] answers(TorchRanker ranker, Path archive, RankerInput input) {
        RankerContract contract = ranker.contract();
        try {
            return ranker.score(input);
        } catch (RuntimeException e) {
            throw new RankingModelException(
                    "model " + archive + " does not fit its contract: called with "
                            + contract.inputs() + " for " + input.paddedRows() + " rows, dense of "
                            + contract.dense().size() + " columns and history of "
                            + contract.historyLength() + ", it said: " + oneLine(e.getMessage()),
                    e);
        }
    }

    /** Engines explain themselves with whole native stack traces; the first words say what matters. */
    private static String oneLine(String message) {
        String line = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}

package io.headroom.pipeline.retrieval;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headroom.models.archive.TorchModule;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.models.retrieval.TowerSettings;
import io.headroom.models.retrieval.TwoTowerModule;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.pipeline.training.CosineRate;
import io.headroom.pipeline.training.TrainableModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains the two towers to find, from a user's history, the item they liked next. Negatives are the other positives of the batch and items
 * drawn uniformly; each one's logit is corrected by how often this mixture offers it.
 */
final class TwoTowerTrainer {
    private final TwoTowerSettings settings;
    private final Timelines timelines;
    private final List<Request> examples;
    private final float[] logQ;
    private final Random random;

    /**
     * @param examples moments with a liked item; those without any history before them are left out
     * @param items number of item rows
     */
    TwoTowerTrainer(TwoTowerSettings settings, Timelines timelines, List<Request> examples, int items, long seed) {
        this.settings = settings;
        this.timelines = timelines;
        this.examples = new ArrayList<>(examples);
        this.examples.removeIf(example ->
                timelines.before(example.userId(), example.timeSeconds()).isColdStart());
        this.logQ = expectedOffers(this.examples, items);
        this.random = new Random(seed);
    }

    /** @param itemGenres [N+1][genres], row 0 all zero */
    TorchModule train(float[][] itemGenres) throws IOException {
        int perEpoch = Math.max(1, examples.size() / settings.batch());
        int steps = Math.min(settings.mostSteps(), perEpoch * settings.epochs());
        TorchModule initial = TwoTowerModule.initial(settings.tower(), itemGenres, settings.temperature(), random);
        if (examples.isEmpty()) {
            return initial;
        }
        CosineRate rate = new CosineRate(settings.learningRate(), steps);
        try (TrainableModule module = TrainableModule.open(initial, rate, settings.weightDecay())) {
            for (int step = 0; step < steps; step++) {
                if (step % perEpoch == 0) {
                    Collections.shuffle(examples, random);
                }
                int from = step % perEpoch * settings.batch();
                module.step(batch(examples.subList(from, Math.min(examples.size(), from + settings.batch())))::tensors);
            }
            return module.snapshot();
        }
    }

    private Batch batch(List<Request> chosen) {
        Batch batch = new Batch(settings.tower(), chosen.size(), settings.negatives());
        for (int i = 0; i < chosen.size(); i++) {
            Request example = chosen.get(i);
            batch.put(i, timelines.before(example.userId(), example.timeSeconds()), example.itemRow(), logQ);
        }
        for (int i = 0; i < settings.negatives(); i++) {
            batch.putNegative(chosen.size() + i, random.nextInt(logQ.length), logQ);
        }
        return batch;
    }

    /** Logarithm of how often an item is offered as a negative in one step, on average. */
    private float[] expectedOffers(List<Request> all, int items) {
        double[] counts = new double[items];
        all.forEach(example -> counts[example.itemRow()]++);
        float[] logs = new float[items];
        for (int row = 0; row < items; row++) {
            double fromBatch = settings.batch() * counts[row] / Math.max(1, all.size());
            logs[row] = (float) Math.log(fromBatch + (double) settings.negatives() / items);
        }
        return logs;
    }

    /** The tensors of one step. */
    private static final class Batch {
        private final int historyLength;
        private final int size;
        private final long[] histories;
        private final float[] ratings;
        private final long[] positives;
        private final long[] negatives;
        private final float[] positiveLogQ;
        private final float[] negativeLogQ;

        Batch(TowerSettings tower, int size, int uniform) {
            this.historyLength = tower.historyLength();
            this.size = size;
            histories = new long[size * historyLength];
            ratings = new float[size * historyLength];
            positives = new long[size];
            positiveLogQ = new float[size];
            negatives = new long[size + uniform];
            negativeLogQ = new float[size + uniform];
        }

        void put(int place, RetrievalQuery known, int itemRow, float[] logQ) {
            int length = Math.min(historyLength, known.historyRows().length);
            for (int age = 0; age < length; age++) {
                histories[place * historyLength + age] = known.historyRows()[age] + 1L;
                ratings[place * historyLength + age] = known.historyRatings()[age];
            }
            positives[place] = itemRow + 1L;
            positiveLogQ[place] = logQ[itemRow];
            putNegative(place, itemRow, logQ);
        }

        void putNegative(int place, int itemRow, float[] logQ) {
            negatives[place] = itemRow + 1L;
            negativeLogQ[place] = logQ[itemRow];
        }

        NDList tensors(NDManager manager) {
            Shape history = new Shape(size, historyLength);
            return new NDList(
                    manager.create(histories, history),
                    manager.create(ratings, history),
                    manager.create(positives),
                    manager.create(negatives),
                    manager.create(positiveLogQ),
                    manager.create(negativeLogQ));
        }
    }
}

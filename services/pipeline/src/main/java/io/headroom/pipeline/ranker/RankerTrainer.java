package io.headroom.pipeline.ranker;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.archive.TorchModule;
import io.headroom.models.ranking.RankerModule;
import io.headroom.pipeline.dataset.EncodedRows;
import io.headroom.pipeline.training.CosineRate;
import io.headroom.pipeline.training.TrainableModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains the ranking model. Where lists were really shown, clicks teach probabilities and sampled candidates teach order only; where none were,
 * sampled candidates teach both and calibration puts the sampling right.
 */
final class RankerTrainer {
    private final RankerTrainingSettings settings;
    private final Examples examples;
    private final EncodedRows encoded;
    private final boolean hasShown;
    private final int firstHeldOut;
    private final Random random;

    RankerTrainer(RankerTrainingSettings settings, Examples examples, EncodedRows encoded, long seed) {
        this.settings = settings;
        this.examples = examples;
        this.encoded = encoded;
        this.hasShown = examples.hasShown();
        this.firstHeldOut = settings.firstHeldOut(examples.groups());
        this.random = new Random(seed);
    }

    /** @param itemGenres [N+1][genres], row 0 all zero */
    TorchModule train(float[][] itemGenres) throws IOException {
        TorchModule best = initial(itemGenres);
        List<int[]> heldOut = batches(firstHeldOut, examples.groups());
        int steps = batches(0, firstHeldOut).size() * settings.epochs();
        CosineRate rate = new CosineRate(settings.learningRate(), steps);
        try (TrainableModule module = TrainableModule.open(best, rate, settings.weightDecay())) {
            double bestLoss = Double.POSITIVE_INFINITY;
            int inVain = 0;
            for (int epoch = 1; epoch <= settings.epochs() && inVain < settings.patience(); epoch++) {
                double loss = epoch(module, heldOut);
                inVain = loss < bestLoss ? 0 : inVain + 1;
                if (loss < bestLoss) {
                    bestLoss = loss;
                    best = module.snapshot();
                }
            }
        }
        return best;
    }

    private TorchModule initial(float[][] itemGenres) {
        Standardisation standard = Standardisation.of(encoded, examples.starts()[firstHeldOut])
                .without(encoded.columns(), settings.ignored(hasShown));
        float[] wide = new float[encoded.width()];
        int coVisitation = encoded.columns().indexOf("source_" + SourceNames.CO_VISITATION);
        if (coVisitation >= 0) {
            wide[coVisitation] = settings.coVisitationPrior();
        }
        return RankerModule.initial(settings.model(), itemGenres, standard.mean(), standard.scale(), wide, random);
    }

    /** One pass over the examples; returns the loss over those held out. */
    private double epoch(TrainableModule module, List<int[]> heldOut) {
        for (int[] groups : batches(0, firstHeldOut)) {
            module.step(manager -> tensors(manager, groups));
        }
        return heldOut.stream()
                .mapToDouble(groups -> module.loss(manager -> tensors(manager, groups)))
                .average()
                .orElse(0);
    }

    private NDList tensors(NDManager manager, int[] groups) {
        boolean pointwise = !hasShown || examples.shown()[groups[0]];
        return RankerBatch.of(
                        examples, encoded, groups, pointwise, settings.model().positions())
                .tensors(manager);
    }

    /** Shuffled batches of groups of one kind. */
    private List<int[]> batches(int from, int to) {
        List<int[]> batches = new ArrayList<>();
        for (boolean shown : new boolean[] {false, true}) {
            List<Integer> groups = new ArrayList<>();
            for (int group = from; group < to; group++) {
                if (examples.shown()[group] == shown) {
                    groups.add(group);
                }
            }
            Collections.shuffle(groups, random);
            addBatches(groups, batches);
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private void addBatches(List<Integer> groups, List<int[]> batches) {
        int start = 0;
        int rows = 0;
        for (int i = 0; i < groups.size(); i++) {
            rows += examples.size(groups.get(i));
            if (rows >= settings.rowsPerStep(hasShown) || i == groups.size() - 1) {
                batches.add(groups.subList(start, i + 1).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
                start = i + 1;
                rows = 0;
            }
        }
    }
}

package io.headroom.models.retrieval;

import io.headroom.features.definitions.SourceNames;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Retrieval models as files of a bundle, under {@code retrieval/}: both directions of the same format. */
public final class RetrievalFiles {
    private static final String TOWER = "retrieval/two_tower.json";
    private static final String HISTORY_EMBEDDINGS = "retrieval/tower_history_embeddings.npy";
    private static final String AGE_WEIGHTS = "retrieval/tower_age_weights.npy";
    private static final String HIDDEN_WEIGHTS = "retrieval/tower_hidden_weights.npy";
    private static final String HIDDEN_BIAS = "retrieval/tower_hidden_bias.npy";
    private static final String OUTPUT_WEIGHTS = "retrieval/tower_output_weights.npy";
    private static final String OUTPUT_BIAS = "retrieval/tower_output_bias.npy";
    private static final String ITEM_VECTORS = "retrieval/item_vectors.npy";
    private static final String INDEX = "retrieval/index.jvector";
    private static final String CO_VISITATION = "retrieval/covisitation.json";
    private static final String CO_VISITATION_OFFSETS = "retrieval/covisitation_offsets.npy";
    private static final String CO_VISITATION_ITEMS = "retrieval/covisitation_items.npy";
    private static final String CO_VISITATION_SCORES = "retrieval/covisitation_scores.npy";
    private static final String MERGE = "retrieval/merge.json";

    /** The user tower's sizes and its one scalar parameter. */
    record TowerFile(TowerSettings settings, float ratingWeight) {}

    private RetrievalFiles() {}

    /** Opens the retrieval models of a bundle; the graph is read from the bundle's file until {@link RetrievalModels#close}. */
    public static RetrievalModels read(Bundle bundle) throws IOException {
        UserTower tower = readTower(bundle);
        float[][] itemVectors = matrix(bundle.array(ITEM_VECTORS));
        CoVisitation coVisitation = readCoVisitation(bundle);
        RankedItems popular = readRanked(bundle, SourceNames.POPULAR);
        RankedItems fresh = readRanked(bundle, SourceNames.FRESH);
        MergeSettings merge = bundle.json(MERGE, MergeSettings.class);
        // Last: from here on there is something to close.
        VectorIndex index = VectorIndex.open(bundle.file(INDEX), itemVectors);
        return new RetrievalModels(itemVectors, new TwoTower(tower, index), coVisitation, popular, fresh, merge);
    }

    /** Writes all retrieval models into a bundle. */
    public static void write(RetrievalModels models, BundleWriter bundle) {
        writeTower(models.twoTower().userTower(), bundle);
        float[][] vectors = models.itemVectors();
        bundle.array(ITEM_VECTORS, NpyArray.of(flat(vectors), vectors.length, vectors[0].length));
        bundle.write(INDEX, file -> models.twoTower().index().save(file));
        CoVisitation coVisitation = models.coVisitation();
        bundle.json(CO_VISITATION, coVisitation.settings());
        bundle.array(CO_VISITATION_OFFSETS, NpyArray.of(coVisitation.offsets()));
        bundle.array(CO_VISITATION_ITEMS, NpyArray.of(coVisitation.neighbourRows()));
        bundle.array(CO_VISITATION_SCORES, NpyArray.of(coVisitation.strengths()));
        for (RankedItems list : List.of(models.popular(), models.fresh())) {
            bundle.array(
                    "retrieval/" + list.name() + ".npy",
                    NpyArray.of(list.ranked().rows()));
            bundle.array(
                    "retrieval/" + list.name() + "_scores.npy",
                    NpyArray.of(list.ranked().scores()));
        }
        bundle.json(MERGE, models.mergeSettings());
    }

    private static UserTower readTower(Bundle bundle) {
        TowerFile file = bundle.json(TOWER, TowerFile.class);
        TowerWeights weights = new TowerWeights(
                bundle.array(HISTORY_EMBEDDINGS).floats(),
                bundle.array(AGE_WEIGHTS).floats(),
                file.ratingWeight(),
                bundle.array(HIDDEN_WEIGHTS).floats(),
                bundle.array(HIDDEN_BIAS).floats(),
                bundle.array(OUTPUT_WEIGHTS).floats(),
                bundle.array(OUTPUT_BIAS).floats());
        return new UserTower(file.settings(), weights);
    }

    private static void writeTower(UserTower tower, BundleWriter bundle) {
        TowerSettings settings = tower.settings();
        TowerWeights weights = tower.weights();
        int dimensions = settings.dimensions();
        bundle.json(TOWER, new TowerFile(settings, weights.ratingWeight()));
        bundle.array(
                HISTORY_EMBEDDINGS,
                NpyArray.of(weights.historyEmbeddings(), weights.historyEmbeddings().length / dimensions, dimensions));
        bundle.array(AGE_WEIGHTS, NpyArray.of(weights.ageWeights()));
        bundle.array(HIDDEN_WEIGHTS, NpyArray.of(weights.hiddenWeights(), dimensions, settings.hidden()));
        bundle.array(HIDDEN_BIAS, NpyArray.of(weights.hiddenBias()));
        bundle.array(OUTPUT_WEIGHTS, NpyArray.of(weights.outputWeights(), settings.hidden(), dimensions));
        bundle.array(OUTPUT_BIAS, NpyArray.of(weights.outputBias()));
    }

    private static CoVisitation readCoVisitation(Bundle bundle) {
        return new CoVisitation(
                bundle.array(CO_VISITATION_OFFSETS).ints(),
                bundle.array(CO_VISITATION_ITEMS).ints(),
                bundle.array(CO_VISITATION_SCORES).floats(),
                bundle.json(CO_VISITATION, CoVisitationSettings.class));
    }

    private static RankedItems readRanked(Bundle bundle, String name) {
        int[] rows = bundle.array("retrieval/" + name + ".npy").ints();
        float[] scores = bundle.array("retrieval/" + name + "_scores.npy").floats();
        return new RankedItems(name, new ScoredRows(rows, scores));
    }

    private static float[][] matrix(NpyArray array) {
        float[] values = array.floats();
        float[][] rows = new float[array.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * array.columns(), (row + 1) * array.columns());
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return values;
    }
}

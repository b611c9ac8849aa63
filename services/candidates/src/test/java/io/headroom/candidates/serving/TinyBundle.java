package io.headroom.candidates.serving;

import io.headroom.features.definitions.SourceNames;
import io.headroom.models.retrieval.CoVisitation;
import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.RankedItems;
import io.headroom.models.retrieval.RetrievalFiles;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.models.retrieval.ScoredRows;
import io.headroom.models.retrieval.TowerSettings;
import io.headroom.models.retrieval.TowerWeights;
import io.headroom.models.retrieval.TwoTower;
import io.headroom.models.retrieval.UserTower;
import io.headroom.models.retrieval.VectorIndex;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A bundle with what candidate generation reads, the same on every machine. Item r's neighbours are r+1 and r+2; the lower an item's row, the
 * more popular it is; the last ten are fresh.
 */
public final class TinyBundle {
    private static final int FIRST_ID = 1_000;
    private static final int FRESH = 10;

    private TinyBundle() {}

    /** Id of an item row. */
    public static long id(int row) {
        return FIRST_ID + 3L * row;
    }

    /** Writes and publishes the bundle in a store. */
    public static Bundle publish(Path store, int items) throws IOException {
        float[][] vectors = vectors(items);
        try (BundleWriter writer = new BundleWriter(new BundleStore(store));
                RetrievalModels models = new RetrievalModels(
                        vectors,
                        new TwoTower(tower(vectors), VectorIndex.build(vectors)),
                        coVisitation(items),
                        ranked(SourceNames.POPULAR, IntStream.range(0, items).toArray()),
                        ranked(
                                SourceNames.FRESH,
                                IntStream.range(items - FRESH, items).toArray()),
                        MergeSettings.defaults())) {
            RetrievalFiles.write(models, writer);
            return writer.array(
                            "items/ids.npy",
                            NpyArray.of(IntStream.range(0, items)
                                    .mapToLong(TinyBundle::id)
                                    .toArray()))
                    .publish(Instant.EPOCH, 1_500_000_000, 1, Map.of());
        }
    }

    private static float[][] vectors(int items) {
        SplittableRandom random = new SplittableRandom(11);
        float[][] vectors = new float[items][TowerSettings.defaults().dimensions()];
        for (float[] vector : vectors) {
            double squares = 0;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) random.nextGaussian();
                squares += vector[i] * vector[i];
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
        }
        return vectors;
    }

    /** A user is the mean of their items: the hidden layer adds nothing. */
    private static UserTower tower(float[][] vectors) {
        TowerSettings settings = TowerSettings.defaults();
        int dimensions = settings.dimensions();
        float[] embeddings = new float[(vectors.length + 1) * dimensions];
        for (int row = 0; row < vectors.length; row++) {
            System.arraycopy(vectors[row], 0, embeddings, (row + 1) * dimensions, dimensions);
        }
        return new UserTower(
                settings,
                new TowerWeights(
                        embeddings,
                        new float[settings.historyLength()],
                        0,
                        new float[dimensions * settings.hidden()],
                        new float[settings.hidden()],
                        new float[settings.hidden() * dimensions],
                        new float[dimensions]));
    }

    private static CoVisitation coVisitation(int items) {
        int[] offsets = IntStream.rangeClosed(0, items).map(row -> 2 * row).toArray();
        int[] neighbours = new int[2 * items];
        float[] strengths = new float[2 * items];
        for (int row = 0; row < items; row++) {
            neighbours[2 * row] = (row + 1) % items;
            neighbours[2 * row + 1] = (row + 2) % items;
            strengths[2 * row] = 0.5f;
            strengths[2 * row + 1] = 0.25f;
        }
        return new CoVisitation(offsets, neighbours, strengths, CoVisitationSettings.defaults());
    }

    private static RankedItems ranked(String name, int[] rows) {
        float[] scores = new float[rows.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 1f / (i + 1);
        }
        return new RankedItems(name, new ScoredRows(rows, scores));
    }
}

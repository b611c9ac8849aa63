package io.headroom.models.retrieval;

import io.headroom.models.archive.Initial;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.ScriptResource;
import io.headroom.models.archive.TorchModule;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The two-tower model as training sees it: {@code two_tower.py} and its tensors. Its methods: {@code user(history, ratings)},
 * {@code item(items)}, and {@code loss}, a sampled softmax whose logits are corrected by the logarithm of how often sampling offers an item
 * (Yi et al., RecSys 2019). Item numbers are item row + 1; 0 is padding.
 */
public final class TwoTowerModule {
    private static final String HISTORY = "history";
    private static final double EMBEDDING_DEVIATION = 0.1;
    private static final double OUTPUT_DEVIATION = 0.01;

    private TwoTowerModule() {}

    /**
     * A model that has learned nothing yet.
     *
     * @param itemGenres [N+1][genres], row 0 all zero: the content an item is described by
     */
    public static TorchModule initial(
            TowerSettings settings, float[][] itemGenres, float temperature, RandomGenerator random) {
        int items = itemGenres.length;
        int genres = itemGenres[0].length;
        int dimensions = settings.dimensions();
        return new TorchModule(
                "TwoTower",
                ScriptResource.read(TwoTowerModule.class, "two_tower.py"),
                List.of(
                        Initial.normal(random, HISTORY, EMBEDDING_DEVIATION, items, dimensions),
                        Initial.normal(random, "items", EMBEDDING_DEVIATION, items, dimensions),
                        Initial.normal(random, "genres", EMBEDDING_DEVIATION, genres, dimensions),
                        Initial.zeros("age", settings.historyLength()),
                        Initial.zeros("rating", 1),
                        Initial.layer(random, "hiddenWeights", dimensions, settings.hidden()),
                        Initial.zeros("hiddenBias", settings.hidden()),
                        Initial.normal(random, "outputWeights", OUTPUT_DEVIATION, settings.hidden(), dimensions),
                        Initial.zeros("outputBias", dimensions),
                        Initial.constant("inverseTemperature", 1 / temperature, 1),
                        NamedTensor.buffer("itemGenres", flat(itemGenres), items, genres)));
    }

    /** The user side of a trained model, as serving computes it. */
    public static UserTower userTower(TorchModule trained, TowerSettings settings) {
        return new UserTower(
                settings,
                new TowerWeights(
                        trained.tensor(HISTORY).values(),
                        trained.tensor("age").values(),
                        trained.tensor("rating").values()[0],
                        trained.tensor("hiddenWeights").values(),
                        trained.tensor("hiddenBias").values(),
                        trained.tensor("outputWeights").values(),
                        trained.tensor("outputBias").values()));
    }

    /** The unit vector of every item row of a trained model. */
    public static float[][] itemVectors(TorchModule trained) {
        NamedTensor items = trained.tensor("items");
        int dimensions = (int) items.shape()[1];
        int genres = (int) trained.tensor("itemGenres").shape()[1];
        float[][] vectors = new float[(int) items.shape()[0] - 1][dimensions];
        for (int row = 0; row < vectors.length; row++) {
            float[] vector = vectors[row];
            for (int i = 0; i < dimensions; i++) {
                vector[i] = items.values()[(row + 1) * dimensions + i];
            }
            addContent(trained, row, genres, vector);
            UnitVectors.normalise(vector);
        }
        return vectors;
    }

    private static void addContent(TorchModule trained, int row, int genres, float[] vector) {
        float[] itemGenres = trained.tensor("itemGenres").values();
        float[] embeddings = trained.tensor("genres").values();
        for (int genre = 0; genre < genres; genre++) {
            float share = itemGenres[(row + 1) * genres + genre];
            for (int i = 0; share != 0 && i < vector.length; i++) {
                vector[i] += share * embeddings[genre * vector.length + i];
            }
        }
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return values;
    }
}

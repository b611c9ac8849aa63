package io.headroom.models.ranking;

import io.headroom.models.archive.Initial;
import io.headroom.models.archive.NamedTensor;
import io.headroom.models.archive.ScriptResource;
import io.headroom.models.archive.TorchModule;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The bundled ranking model as training sees it: {@code ranker.py} and its tensors. It joins a wide linear part over the dense columns with a
 * deep part over dense columns, item and genre embeddings and what attention finds in the recent history for this very candidate (deep interest
 * network: Zhou et al., KDD 2018). {@code loss} adds a bias for the list position a click was seen at, which serving leaves out (Guo et al.,
 * PAL, RecSys 2019), and sums a pointwise and a listwise part.
 */
public final class RankerModule {
    private static final double EMBEDDING_DEVIATION = 0.02;

    private RankerModule() {}

    /**
     * A model that has learned nothing yet.
     *
     * @param itemGenres [N+1][genres], row 0 all zero
     * @param mean mean of each dense column
     * @param scale reciprocal of each dense column's deviation
     * @param wide weights the linear part starts from
     */
    public static TorchModule initial(
            RankerSettings settings,
            float[][] itemGenres,
            float[] mean,
            float[] scale,
            float[] wide,
            RandomGenerator random) {
        int dimensions = settings.dimensions();
        int inputs = mean.length + 3 * dimensions;
        int genres = itemGenres[0].length;
        return new TorchModule(
                "Ranker",
                ScriptResource.read(RankerModule.class, "ranker.py"),
                List.of(
                        Initial.normal(random, "items", EMBEDDING_DEVIATION, itemGenres.length, dimensions),
                        Initial.normal(random, "genres", EMBEDDING_DEVIATION, genres, dimensions),
                        Initial.normal(random, "query", 1 / Math.sqrt(dimensions), dimensions, dimensions),
                        Initial.zeros("age", settings.historyLength()),
                        Initial.zeros("rating", 1),
                        Initial.layer(random, "weights1", inputs, settings.hidden1()),
                        Initial.zeros("bias1", settings.hidden1()),
                        Initial.layer(random, "weights2", settings.hidden1(), settings.hidden2()),
                        Initial.zeros("bias2", settings.hidden2()),
                        Initial.normal(random, "weights3", 0.01, settings.hidden2(), 1),
                        Initial.zeros("bias3", 1),
                        NamedTensor.parameter("wide", wide, mean.length),
                        Initial.zeros("position", settings.positions() + 1L, 1),
                        NamedTensor.buffer("mean", mean, mean.length),
                        NamedTensor.buffer("scale", scale, scale.length),
                        NamedTensor.buffer("itemGenres", flat(itemGenres), itemGenres.length, genres)));
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return values;
    }
}

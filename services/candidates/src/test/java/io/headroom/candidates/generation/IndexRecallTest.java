package io.headroom.candidates.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.models.retrieval.ScoredRows;
import io.headroom.models.retrieval.TowerSettings;
import io.headroom.models.retrieval.VectorIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index as it is served, opened from its file, against comparing with every vector: on clustered vectors, the harder kind. */
class IndexRecallTest {
    private static final int ITEMS = 20_000;
    private static final int CLUSTERS = 60;
    private static final int QUERIES = 200;
    private static final int K = 100;
    private static final double SPREAD = 0.12;

    private final SplittableRandom random = new SplittableRandom(17);
    private final int dimensions = TowerSettings.defaults().dimensions();

    @Test
    void search_findsNearestHundred_asExactSearchDoes(@TempDir Path directory) throws IOException {
        float[][] centres = new float[CLUSTERS][];
        Arrays.setAll(centres, i -> around(new float[dimensions], 1));
        float[][] vectors = new float[ITEMS][];
        Arrays.setAll(vectors, i -> around(centres[random.nextInt(CLUSTERS)], SPREAD));
        Path file = directory.resolve("index.jvector");
        try (VectorIndex built = VectorIndex.build(vectors)) {
            built.save(file);
        }
        BitSet seen = new BitSet(ITEMS);
        random.ints(200, 0, ITEMS).forEach(seen::set);

        try (VectorIndex index = VectorIndex.open(file, vectors)) {
            int found = 0;
            for (int query = 0; query < QUERIES; query++) {
                float[] user = around(centres[random.nextInt(CLUSTERS)], SPREAD);
                found += common(index.search(user, K, seen), index.searchExactly(user, K, seen));
            }
            double recall = (double) found / (QUERIES * K);
            System.out.printf("recall@%d of the index over %d vectors of %d: %.4f%n", K, ITEMS, dimensions, recall);
            assertThat(recall).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static int common(ScoredRows approximate, ScoredRows exact) {
        BitSet rows = new BitSet(ITEMS);
        Arrays.stream(exact.rows()).forEach(rows::set);
        return (int) Arrays.stream(approximate.rows()).filter(rows::get).count();
    }

    /** A unit vector near a centre. */
    private float[] around(float[] centre, double spread) {
        float[] vector = new float[dimensions];
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (centre[i] + spread * random.nextGaussian());
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}

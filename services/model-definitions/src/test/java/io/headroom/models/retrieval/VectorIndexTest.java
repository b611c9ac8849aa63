package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorIndexTest {
    private static final int ITEMS = 4_000;
    private static final int DIMENSIONS = 48;
    private static final int QUERIES = 50;

    private static float[][] vectors;
    private static VectorIndex index;

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() throws IOException {
        Random random = new Random(3);
        float[][] centres = unitVectors(random, 40);
        vectors = new float[ITEMS][];
        for (int row = 0; row < ITEMS; row++) {
            vectors[row] = near(centres[random.nextInt(centres.length)], random);
        }
        index = VectorIndex.build(vectors);
    }

    @Test
    void search_findsAtLeast95PercentOfTheNearestHundred() {
        Random random = new Random(4);
        double found = 0;
        for (int i = 0; i < QUERIES; i++) {
            float[] query = near(vectors[random.nextInt(ITEMS)], random);
            int[] exact = index.searchExactly(query, 100, new BitSet()).rows();
            int[] approximate = index.search(query, 100, new BitSet()).rows();
            BitSet wanted = new BitSet();
            Arrays.stream(exact).forEach(wanted::set);
            found += Arrays.stream(approximate).filter(wanted::get).count();
        }
        assertThat(found / QUERIES / 100).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void search_leavesOutExcludedRows_andScoresByInnerProduct() {
        BitSet excluded = new BitSet();
        excluded.set(7);
        ScoredRows found = index.search(vectors[7], 10, excluded);

        assertThat(found.rows()).hasSize(10).doesNotContain(7);
        assertThat(found.scores()[0]).isCloseTo(innerProduct(vectors[7], vectors[found.rows()[0]]), within(1e-5f));
    }

    /** What a searcher keeps between searches is one thread's own; were it shared, threads would spoil each other's answers. */
    @Test
    void search_answersManyThreadsAsItAnswersOne() throws Exception {
        int threads = 4;
        float[][] queries = unitVectors(new Random(5), 200);
        List<ScoredRows> alone = answers(queries);

        CyclicBarrier together = new CyclicBarrier(threads);
        List<Callable<List<ScoredRows>>> searches = Collections.nCopies(threads, () -> {
            together.await();
            return answers(queries);
        });
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (Future<List<ScoredRows>> answered : executor.invokeAll(searches)) {
                assertThat(answered.get())
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactlyElementsOf(alone);
            }
        }
    }

    private static List<ScoredRows> answers(float[][] queries) {
        return Arrays.stream(queries)
                .map(query -> index.search(query, 50, new BitSet()))
                .toList();
    }

    @Test
    void open_answersAsTheSavedIndexDid() throws IOException {
        Path file = directory.resolve("index.jvector");
        index.save(file);
        try (VectorIndex opened = VectorIndex.open(file, vectors)) {
            assertThat(opened.search(vectors[1], 50, new BitSet()).rows())
                    .containsExactly(index.search(vectors[1], 50, new BitSet()).rows());
        }
    }

    @Test
    void open_isRefused_whenTheVectorsAreOthers() throws IOException {
        Path file = directory.resolve("index.jvector");
        index.save(file);
        assertThatThrownBy(() -> VectorIndex.open(file, Arrays.copyOf(vectors, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 4000 nodes, but there are 10 vectors");
    }

    private static float[][] unitVectors(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> near(new float[DIMENSIONS], random))
                .toArray(float[][]::new);
    }

    private static float[] near(float[] centre, Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = centre[i] + (float) random.nextGaussian() * 0.1f;
        }
        return UnitVectors.normalise(vector);
    }

    private static float innerProduct(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

package io.headroom.models.retrieval;

import io.github.jbellis.jvector.disk.ReaderSupplier;
import io.github.jbellis.jvector.disk.ReaderSupplierFactory;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.ExplicitThreadLocal;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * Approximate nearest neighbours over unit vectors by inner product (JVector: a Vamana graph after Subramanya et al., DiskANN, NeurIPS
 * 2019). Vectors stay on the heap; the graph lies on the heap after {@link #build} and is read from its file after {@link #open}. Safe for
 * concurrent use; each thread that searches keeps its working memory for the next search. The graph is built by one thread and without
 * random layers, so that the same vectors give the same graph.
 */
public final class VectorIndex implements AutoCloseable {
    private static final VectorTypeSupport VECTORS =
            VectorizationProvider.getInstance().getVectorTypeSupport();
    private static final int DEGREE = 24;
    private static final int BUILD_BEAM = 100;
    private static final float NEIGHBOUR_OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;
    private static final double SEARCH_BREADTH = 1.25;
    private static final int LEAST_BREADTH = 150;

    private final RandomAccessVectorValues vectors;
    private final VectorMatrix matrix;
    private final ImmutableGraphIndex graph;
    private final AutoCloseable resource;
    private final ExplicitThreadLocal<GraphSearcher> searchers;

    private VectorIndex(
            RandomAccessVectorValues vectors, VectorMatrix matrix, ImmutableGraphIndex graph, AutoCloseable resource) {
        this.vectors = vectors;
        this.matrix = matrix;
        this.graph = graph;
        this.resource = resource;
        this.searchers = ExplicitThreadLocal.withInitial(() -> new GraphSearcher(graph));
    }

    /** Builds the graph over vectors of one length, row r being node r. */
    public static VectorIndex build(float[][] itemVectors) throws IOException {
        RandomAccessVectorValues vectors = wrap(itemVectors);
        BuildScoreProvider scores =
                BuildScoreProvider.randomAccessScoreProvider(vectors, VectorSimilarityFunction.DOT_PRODUCT);
        try (ForkJoinPool one = new ForkJoinPool(1);
                GraphIndexBuilder builder = GraphIndexBuilder.builder(scores, vectors.dimension(), DEGREE)
                        .withBeamWidth(BUILD_BEAM)
                        .withNeighborOverflow(NEIGHBOUR_OVERFLOW)
                        .withAlpha(ALPHA)
                        .withSimdExecutor(one)
                        .withParallelExecutor(one)
                        .build()) {
            return new VectorIndex(vectors, new VectorMatrix(itemVectors), builder.build(vectors), () -> {});
        }
    }

    /** Opens a graph that {@link #save} wrote, over the same vectors; the file must stay until {@link #close}. */
    public static VectorIndex open(Path graphFile, float[][] itemVectors) throws IOException {
        RandomAccessVectorValues vectors = wrap(itemVectors);
        ReaderSupplier file = ReaderSupplierFactory.open(graphFile);
        OnDiskGraphIndex graph = OnDiskGraphIndex.load(file);
        if (graph.size(0) != itemVectors.length) {
            throw new IllegalArgumentException("the graph in %s has %d nodes, but there are %d vectors"
                    .formatted(graphFile, graph.size(0), itemVectors.length));
        }
        return new VectorIndex(vectors, new VectorMatrix(itemVectors), graph, () -> {
            graph.close();
            file.close();
        });
    }

    /** Writes the graph, with the vectors inside it, to a file. */
    public void save(Path graphFile) throws IOException {
        OnDiskGraphIndex.write(graph, vectors, graphFile);
    }

    /** The rows nearest to a unit vector that are not in {@code excluded}, best first; scores are inner products. */
    public ScoredRows search(float[] vector, int limit, BitSet excluded) {
        DefaultSearchScoreProvider scores = new DefaultSearchScoreProvider(matrix.similarityTo(vector));
        int breadth = Math.max(LEAST_BREADTH, (int) (limit * SEARCH_BREADTH));
        SearchResult found = searchers.get().search(scores, limit, breadth, 0f, 0f, row -> !excluded.get(row));
        return scored(found.getNodes());
    }

    /** The same by comparing with every vector: the standard the approximate answer is measured against. */
    public ScoredRows searchExactly(float[] vector, int limit, BitSet excluded) {
        TopRows top = new TopRows(limit);
        for (int row = excluded.nextClearBit(0); row < matrix.size(); row = excluded.nextClearBit(row + 1)) {
            top.offer(row, matrix.innerProduct(vector, row));
        }
        return top.drain();
    }

    /** Closes the file and what reads it; no search may be under way or follow. */
    @Override
    public void close() throws IOException {
        try {
            try {
                searchers.close();
            } finally {
                resource.close();
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("vector index cannot be closed", e);
        }
    }

    private static ScoredRows scored(SearchResult.NodeScore[] nodes) {
        SearchResult.NodeScore[] sorted = nodes.clone();
        Arrays.sort(
                sorted,
                (a, b) -> a.score == b.score ? Integer.compare(a.node, b.node) : Float.compare(b.score, a.score));
        int[] rows = new int[sorted.length];
        float[] scores = new float[sorted.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = sorted[i].node;
            scores[i] = innerProduct(sorted[i].score);
        }
        return new ScoredRows(rows, scores);
    }

    /** JVector maps inner products of unit vectors to 0..1. */
    private static float innerProduct(float similarity) {
        return 2 * similarity - 1;
    }

    private static RandomAccessVectorValues wrap(float[][] itemVectors) {
        List<VectorFloat<?>> wrapped = new ArrayList<>(itemVectors.length);
        for (float[] vector : itemVectors) {
            wrapped.add(VECTORS.createFloatVector(vector));
        }
        return new ListRandomAccessVectorValues(wrapped, itemVectors[0].length);
    }
}

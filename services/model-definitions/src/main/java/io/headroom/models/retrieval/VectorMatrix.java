package io.headroom.models.retrieval;

import io.github.jbellis.jvector.graph.similarity.ScoreFunction.ExactScoreFunction;

/**
 * Vectors of one length, one behind the other. A search compares thousands of vectors in no order: that each is one stretch of memory, with
 * no object between, is what its time depends on. Immutable and safe for concurrent use.
 */
final class VectorMatrix {
    private static final int LANES = 4;

    private final float[] values;
    private final int dimension;

    VectorMatrix(float[][] vectors) {
        this.dimension = vectors[0].length;
        this.values = new float[vectors.length * dimension];
        for (int row = 0; row < vectors.length; row++) {
            System.arraycopy(vectors[row], 0, values, row * dimension, dimension);
        }
    }

    int size() {
        return values.length / dimension;
    }

    /** Sums in four lanes: a single sum would wait for each addition before the next. */
    float innerProduct(float[] query, int row) {
        int start = row * dimension;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i <= dimension - LANES; i += LANES) {
            a += query[i] * values[start + i];
            b += query[i + 1] * values[start + i + 1];
            c += query[i + 2] * values[start + i + 2];
            d += query[i + 3] * values[start + i + 3];
        }
        for (; i < dimension; i++) {
            a += query[i] * values[start + i];
        }
        return (a + b) + (c + d);
    }

    /** Inner products of unit vectors as JVector wants similarities: mapped to 0..1. */
    ExactScoreFunction similarityTo(float[] query) {
        return row -> (1 + innerProduct(query, row)) / 2;
    }
}

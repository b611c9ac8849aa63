package io.headroom.models.retrieval;

import io.github.jbellis.jvector.graph.similarity.ScoreFunction.ExactScoreFunction;

/**
 * Vectors of one length, one behind the other. A search compares thousands of vectors in no order: that each is one stretch of memory, with
 * no object between, is what its time depends on. Immutable and safe for concurrent use.
 */
final class VectorMatrix {
    private static final int LANES = 8;

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

    /** Sums in eight lanes: a single sum would wait for each addition before the next. */
    float innerProduct(float[] query, int row) {
        int start = row * dimension;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i <= dimension - LANES; i += LANES) {
            int at = start + i;
            a += query[i] * values[at];
            b += query[i + 1] * values[at + 1];
            c += query[i + 2] * values[at + 2];
            d += query[i + 3] * values[at + 3];
            e += query[i + 4] * values[at + 4];
            f += query[i + 5] * values[at + 5];
            g += query[i + 6] * values[at + 6];
            h += query[i + 7] * values[at + 7];
        }
        for (; i < dimension; i++) {
            a += query[i] * values[start + i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** Inner products of unit vectors as JVector wants similarities: mapped to 0..1. */
    ExactScoreFunction similarityTo(float[] query) {
        return row -> (1 + innerProduct(query, row)) / 2;
    }
}

package io.headroom.models.retrieval;

/** Scaling to length 1. */
final class UnitVectors {
    private static final double TINY = 1e-12;

    private UnitVectors() {}

    /** Scales a vector in place and returns it. */
    static float[] normalise(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float scale = (float) (1 / Math.sqrt(squares + TINY));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}

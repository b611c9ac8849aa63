package io.headroom.pipeline.ranker;

import io.headroom.pipeline.dataset.EncodedRows;
import java.util.List;

/** Mean and reciprocal deviation of each dense column; a column that never changes gets scale 0 and thereby no influence. */
record Standardisation(float[] mean, float[] scale) {
    private static final double LEAST_DEVIATION = 1e-3;

    /** Over the first rows. */
    static Standardisation of(EncodedRows encoded, int rows) {
        int width = encoded.width();
        float[] mean = new float[width];
        float[] scale = new float[width];
        for (int column = 0; column < width; column++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double value = encoded.dense()[row * width + column];
                sum += value;
                squares += value * value;
            }
            double average = sum / Math.max(1, rows);
            double deviation = Math.sqrt(Math.max(0, squares / Math.max(1, rows) - average * average));
            mean[column] = (float) average;
            scale[column] = deviation < LEAST_DEVIATION ? 0 : (float) (1 / deviation);
        }
        return new Standardisation(mean, scale);
    }

    /** The same with no influence for columns whose name begins with one of the beginnings. */
    Standardisation without(List<String> columns, List<String> beginnings) {
        float[] kept = scale.clone();
        for (int column = 0; column < kept.length; column++) {
            if (beginnings.stream().anyMatch(columns.get(column)::startsWith)) {
                kept[column] = 0;
            }
        }
        return new Standardisation(mean, kept);
    }
}

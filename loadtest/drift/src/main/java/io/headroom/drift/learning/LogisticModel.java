package io.headroom.drift.learning;

/**
 * A linear model of log-odds. Immutable; the weights are not shared with the caller.
 *
 * @param weights one a column, and the intercept last
 */
public record LogisticModel(double[] weights) {
    public LogisticModel {
        weights = weights.clone();
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** Probability for the row that begins at {@code offset}. */
    public double probability(float[] rows, int offset) {
        double sum = weights[weights.length - 1];
        for (int column = 0; column < weights.length - 1; column++) {
            sum += weights[column] * rows[offset + column];
        }
        return logistic(sum);
    }

    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}

package io.headroom.drift.learning;

/**
 * Fits a {@link LogisticModel} to clicks of which some were never looked at: a click has the probability e * s, with e the known probability
 * of a look and s the model's. Fisher scoring with a ridge. Deterministic.
 */
public final class LogisticFit {
    private static final int ROUNDS = 8;
    private static final double RIDGE = 2;

    private final int width;
    private final double[] weights;
    private final double[] gradient;
    private final double[][] information;

    private LogisticFit(int width) {
        this.width = width;
        this.weights = new double[width + 1];
        this.gradient = new double[width + 1];
        this.information = new double[width + 1][width + 1];
    }

    /**
     * @param rows {@code n x width}, row after row
     * @param looks probability that each was looked at
     */
    public static LogisticModel fit(float[] rows, int width, double[] looks, boolean[] clicks) {
        LogisticFit fit = new LogisticFit(width);
        for (int round = 0; round < ROUNDS; round++) {
            fit.gather(rows, looks, clicks);
            fit.step();
        }
        return new LogisticModel(fit.weights);
    }

    private void gather(float[] rows, double[] looks, boolean[] clicks) {
        LogisticModel model = new LogisticModel(weights);
        for (int column = 0; column <= width; column++) {
            double ridge = column == width ? 0 : RIDGE;
            gradient[column] = -ridge * weights[column];
            java.util.Arrays.fill(information[column], 0);
            information[column][column] = ridge + 1e-9;
        }
        for (int row = 0; row < clicks.length; row++) {
            double score = model.probability(rows, row * width);
            double click = looks[row] * score;
            double slope = (1 - score) / (1 - click);
            double pull = ((clicks[row] ? 1 : 0) - click) * slope;
            add(rows, row * width, pull, click * (1 - score) * slope);
        }
    }

    private void add(float[] rows, int offset, double pull, double weight) {
        for (int left = 0; left <= width; left++) {
            double value = left == width ? 1 : rows[offset + left];
            if (value == 0) {
                continue;
            }
            gradient[left] += pull * value;
            double[] line = information[left];
            double weighted = weight * value;
            for (int right = 0; right < left; right++) {
                line[right] += weighted * rows[offset + right];
            }
            line[left] += weighted * value;
        }
    }

    /** Solves information * change = gradient by Cholesky's decomposition and moves by the change. */
    private void step() {
        int size = width + 1;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = information[row][column];
                for (int k = 0; k < column; k++) {
                    sum -= information[row][k] * information[column][k];
                }
                information[row][column] = row == column ? StrictMath.sqrt(sum) : sum / information[column][column];
            }
        }
        double[] change = backward(forward());
        for (int column = 0; column < size; column++) {
            weights[column] += change[column];
        }
    }

    private double[] forward() {
        double[] solved = gradient.clone();
        for (int row = 0; row < solved.length; row++) {
            for (int k = 0; k < row; k++) {
                solved[row] -= information[row][k] * solved[k];
            }
            solved[row] /= information[row][row];
        }
        return solved;
    }

    private double[] backward(double[] solved) {
        for (int row = solved.length - 1; row >= 0; row--) {
            for (int k = row + 1; k < solved.length; k++) {
                solved[row] -= information[k][row] * solved[k];
            }
            solved[row] /= information[row][row];
        }
        return solved;
    }
}

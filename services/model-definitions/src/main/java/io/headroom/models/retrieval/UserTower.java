package io.headroom.models.retrieval;

import java.util.Arrays;
import java.util.Objects;

/**
 * The user side of the two-tower model: a user is what they recently took up, never an id, so that someone who came today is served like
 * anyone else.
 *
 * <p>History items are embedded and averaged with weights {@code exp(ageWeights[age] + ratingWeight * (rating - ratingCentre))}; a residual
 * layer follows and the vector is scaled to length 1. The same arithmetic, as TorchScript, is what training differentiates; their equality is
 * tested. Immutable and safe for concurrent use.
 */
public final class UserTower {
    private final TowerSettings settings;
    private final TowerWeights weights;

    public UserTower(TowerSettings settings, TowerWeights weights) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.weights = Objects.requireNonNull(weights, "weights");
        weights.check(settings);
    }

    /** The unit vector of a user with a history; throws {@link IllegalArgumentException} for an empty history. */
    public float[] embed(int[] historyRows, float[] historyRatings) {
        if (historyRows.length == 0) {
            throw new IllegalArgumentException("a user without history has no vector");
        }
        float[] pooled = pool(historyRows, historyRatings);
        float[] hidden = dense(pooled, weights.hiddenWeights(), weights.hiddenBias());
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.max(0f, hidden[i]);
        }
        float[] user = dense(hidden, weights.outputWeights(), weights.outputBias());
        for (int i = 0; i < user.length; i++) {
            user[i] += pooled[i];
        }
        return normalised(user);
    }

    private float[] pool(int[] rows, float[] ratings) {
        int dimensions = settings.dimensions();
        float[] pooled = new float[dimensions];
        float total = 0;
        int length = Math.min(rows.length, settings.historyLength());
        for (int age = 0; age < length; age++) {
            float weight = (float) Math.exp(
                    weights.ageWeights()[age] + weights.ratingWeight() * (ratings[age] - TowerSettings.RATING_CENTRE));
            total += weight;
            int start = (rows[age] + 1) * dimensions;
            for (int i = 0; i < dimensions; i++) {
                pooled[i] += weight * weights.historyEmbeddings()[start + i];
            }
        }
        for (int i = 0; i < dimensions; i++) {
            pooled[i] /= total;
        }
        return pooled;
    }

    /** {@code x W + b}, W row-major with a row an input. */
    private static float[] dense(float[] x, float[] matrix, float[] bias) {
        float[] y = Arrays.copyOf(bias, bias.length);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += x[i] * matrix[i * y.length + j];
            }
        }
        return y;
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float scale = (float) (1 / Math.sqrt(squares + 1e-12));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    public TowerSettings settings() {
        return settings;
    }

    public TowerWeights weights() {
        return weights;
    }
}

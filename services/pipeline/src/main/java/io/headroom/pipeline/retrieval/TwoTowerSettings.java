package io.headroom.pipeline.retrieval;

import io.headroom.models.retrieval.TowerSettings;

/**
 * How the two-tower model is trained.
 *
 * @param tower its sizes
 * @param epochs passes over the examples
 * @param mostSteps a bound on the steps of all passes together
 * @param batch examples a step
 * @param negatives items drawn uniformly a step, beside the batch's own positives
 * @param learningRate first learning rate of Adam; it falls to a tenth along a cosine
 * @param weightDecay L2 penalty
 * @param temperature divisor of the cosines
 */
public record TwoTowerSettings(
        TowerSettings tower,
        int epochs,
        int mostSteps,
        int batch,
        int negatives,
        float learningRate,
        float weightDecay,
        float temperature) {

    public static TwoTowerSettings defaults() {
        return new TwoTowerSettings(TowerSettings.defaults(), 8, 300, 512, 512, 0.004f, 1e-6f, 0.1f);
    }

    /** For a look. */
    public static TwoTowerSettings quick() {
        return new TwoTowerSettings(TowerSettings.defaults(), 2, 100, 256, 256, 0.004f, 1e-6f, 0.1f);
    }
}

package io.headroom.monitoring.labels;

/**
 * An answer whose label window closed. The arrays are handed over, not copied; one entry an item, in the order shown.
 *
 * @param logMillis when it was given
 * @param positions from 1
 * @param scores calibrated probabilities
 * @param clicked whether the user clicked, liked or rated well
 */
public record LabelledAnswer(long logMillis, int[] positions, float[] scores, boolean[] clicked) {
    public int items() {
        return scores.length;
    }
}

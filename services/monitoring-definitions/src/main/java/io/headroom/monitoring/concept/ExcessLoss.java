package io.headroom.monitoring.concept;

import io.headroom.monitoring.labels.LabelledAnswer;

/**
 * The loss of one answer for the change detectors: the mean log loss of its items' expected click probabilities, less the log loss those
 * probabilities themselves expect, so that it is 0 on average while the model is right, whatever users, items and positions come. Clipped to
 * one nat either way and scaled to 0..1, as ADWIN wants it.
 */
final class ExcessLoss {

    private static final double CLIP = 1;

    private ExcessLoss() {}

    static double of(LabelledAnswer answer, PositionBias bias) {
        double excess = 0;
        for (int i = 0; i < answer.items(); i++) {
            double expected = bias.click(answer.scores()[i], answer.positions()[i]);
            // -y ln q - (1 - y) ln(1 - q) less its mean under q
            excess += ((answer.clicked()[i] ? 1 : 0) - expected) * Math.log((1 - expected) / expected);
        }
        return (Math.clamp(excess / answer.items(), -CLIP, CLIP) + CLIP) / (2 * CLIP);
    }
}

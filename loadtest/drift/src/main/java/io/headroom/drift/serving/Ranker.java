package io.headroom.drift.serving;

import io.headroom.drift.learning.Isotonic;
import io.headroom.drift.learning.LogisticModel;

/** From model input rows to the probability of a click on an item that is looked at. Immutable. */
public record Ranker(LogisticModel model, Isotonic calibration) {
    double probability(float[] rows, int offset) {
        return calibration.probability(model.probability(rows, offset));
    }
}

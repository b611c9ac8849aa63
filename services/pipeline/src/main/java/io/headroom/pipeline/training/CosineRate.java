package io.headroom.pipeline.training;

import ai.djl.training.tracker.Tracker;

/**
 * A learning rate that falls along half a cosine to a tenth of where it began.
 *
 * @param first rate of the first step
 * @param steps how many steps there will be
 */
public record CosineRate(float first, int steps) implements Tracker {
    private static final double LEAST_SHARE = 0.1;

    @Override
    public float getNewValue(int numUpdate) {
        double done = Math.min(1.0, (double) numUpdate / Math.max(1, steps));
        double share = LEAST_SHARE + (1 - LEAST_SHARE) * (1 + Math.cos(Math.PI * done)) / 2;
        return (float) (first * share);
    }
}

package io.headroom.drift.serving;

import io.headroom.monitoring.log.ScoredFeatures;

/** Feature rows as the ranking service logs them, with their digest. */
final class LoggedFeatures {
    private LoggedFeatures() {}

    static ScoredFeatures of(float[] user, long userUpdated, long[] ids, float[] items, long[] updated) {
        return new ScoredFeatures(0, user, userUpdated, ids, items, updated);
    }
}

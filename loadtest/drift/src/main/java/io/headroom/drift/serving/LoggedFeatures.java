package io.headroom.drift.serving;

import io.headroom.features.definitions.FeatureDigest;
import io.headroom.monitoring.log.ScoredFeatures;
import java.util.Arrays;

/** Feature rows as the ranking service logs them, with their digest. */
final class LoggedFeatures {
    private LoggedFeatures() {}

    /** @param items row after row, in the order of the ids */
    static ScoredFeatures of(float[] user, long userUpdated, long[] ids, float[] items, long[] updated) {
        FeatureDigest digest = FeatureDigest.ofUser(userUpdated, user);
        int width = items.length / ids.length;
        for (int row = 0; row < ids.length; row++) {
            digest.item(ids[row], updated[row], Arrays.copyOfRange(items, row * width, (row + 1) * width));
        }
        return new ScoredFeatures(digest.value(), user, userUpdated, ids, items, updated);
    }
}

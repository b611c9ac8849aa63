package io.headroom.ranking.memory;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.ranking.scoring.RequestReader;
import io.headroom.ranking.scoring.StoredFeatures;
import io.headroom.runtime.rows.RowFormatException;
import java.util.Optional;

/**
 * Chooses the features a request is ranked by: what the store said just now, else what it said before, else what holds without
 * it. What it says is remembered, unless it makes no sense. Thread-safe.
 */
public record FeatureChoice(RequestReader reader, FeatureMemory memory, DefaultFeatures defaults) {
    /** @param reply the store's answer, if there is one */
    public ChosenFeatures choose(long userId, int[] itemRows, Optional<ReadReply> reply) {
        if (reply.isEmpty()) {
            return remembered(userId, itemRows, false);
        }
        StoredFeatures read;
        try {
            read = reader.features(itemRows.length, reply.get());
        } catch (RowFormatException e) {
            return remembered(userId, itemRows, true);
        }
        memory.keep(userId, itemRows, read);
        return new ChosenFeatures(read, FeatureUse.FEATURE_USE_FRESH, false);
    }

    /** Nothing of what the store said, whatever is remembered. */
    public ChosenFeatures defaults(int[] itemRows) {
        return defaults(itemRows, false);
    }

    private ChosenFeatures remembered(long userId, int[] itemRows, boolean nonsense) {
        return memory.recall(userId, itemRows)
                .map(features -> new ChosenFeatures(features, FeatureUse.FEATURE_USE_STALE, nonsense))
                .orElseGet(() -> defaults(itemRows, nonsense));
    }

    private ChosenFeatures defaults(int[] itemRows, boolean nonsense) {
        return new ChosenFeatures(defaults.features(itemRows), FeatureUse.FEATURE_USE_DEFAULT, nonsense);
    }
}

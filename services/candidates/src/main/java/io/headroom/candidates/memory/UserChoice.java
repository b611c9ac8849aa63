package io.headroom.candidates.memory;

import io.headroom.candidates.generation.UserReader;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.runtime.rows.RowFormatException;
import java.util.Optional;

/**
 * Chooses what is taken as known of a user: what the store said just now, else what it said before, else nothing. What it says is remembered,
 * unless it makes no sense. Thread-safe.
 */
public record UserChoice(UserReader reader, UserMemory memory) {
    /** @param reply the store's answer, if there is one */
    public ChosenUser choose(long userId, Optional<ReadReply> reply) {
        if (reply.isEmpty()) {
            return remembered(userId, false);
        }
        RetrievalQuery read;
        try {
            read = reader.read(reply.get());
        } catch (RowFormatException e) {
            return remembered(userId, true);
        }
        memory.keep(userId, read);
        return new ChosenUser(read, FeatureUse.FEATURE_USE_FRESH, false);
    }

    /** Nothing, whatever is known. */
    public ChosenUser unknown() {
        return new ChosenUser(reader.unknown(), FeatureUse.FEATURE_USE_DEFAULT, false);
    }

    private ChosenUser remembered(long userId, boolean nonsense) {
        return memory.recall(userId)
                .map(user -> new ChosenUser(user, FeatureUse.FEATURE_USE_STALE, nonsense))
                .orElseGet(() -> new ChosenUser(reader.unknown(), FeatureUse.FEATURE_USE_DEFAULT, nonsense));
    }
}

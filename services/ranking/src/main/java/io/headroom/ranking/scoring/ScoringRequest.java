package io.headroom.ranking.scoring;

import io.headroom.features.definitions.CandidateColumns;
import io.headroom.models.items.RatedRows;

/**
 * Everything known of one request, ready to be encoded. The arrays are handed over, not copied.
 *
 * @param timeSeconds the moment the request is for, in the data's time
 * @param device the context's device, empty when not told
 * @param userValues the user's feature values; not read when the user is unknown
 * @param userUpdatedAtSeconds time of the user's newest event, 0 when the store knows nothing of the user
 * @param candidates what is known of the candidates
 * @param itemRows row of each candidate
 * @param history the user's newest items
 */
public record ScoringRequest(
        long timeSeconds,
        String device,
        float[] userValues,
        long userUpdatedAtSeconds,
        CandidateColumns candidates,
        int[] itemRows,
        RatedRows history) {
    public int count() {
        return itemRows.length;
    }
}

package io.headroom.pipeline.dataset;

import io.headroom.features.definitions.SourceNames;
import java.io.Serializable;

/**
 * (request, item) pairs whose features are wanted as of the request's time. Rows of one request stand together and agree on user and time.
 *
 * @param itemRows rows of {@link Catalogue}
 * @param labels 1 for a positive, 0 for a negative
 * @param sourceScores for each of {@link SourceNames#ALL}, in that order, a score a row; NaN where the source did not name the item
 */
public record Probes(
        long[] requestIds, long[] userIds, int[] itemRows, long[] timeSeconds, float[] labels, float[][] sourceScores)
        implements Serializable {

    public Probes {
        for (int length : new int[] {userIds.length, itemRows.length, timeSeconds.length, labels.length}) {
            requireLength(length, requestIds.length);
        }
        if (sourceScores.length != SourceNames.ALL.size()) {
            throw new IllegalArgumentException(
                    "scores of %d sources, wanted %s".formatted(sourceScores.length, SourceNames.ALL));
        }
        for (float[] scores : sourceScores) {
            requireLength(scores.length, requestIds.length);
        }
    }

    private static void requireLength(int actual, int wanted) {
        if (actual != wanted) {
            throw new IllegalArgumentException("probes of %d rows have a column of %d".formatted(wanted, actual));
        }
    }

    public int size() {
        return requestIds.length;
    }
}

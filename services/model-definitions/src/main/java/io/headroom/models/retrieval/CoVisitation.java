package io.headroom.models.retrieval;

import io.headroom.features.definitions.SourceNames;
import java.util.Objects;

/**
 * Items that people take up close to each other: for each item its strongest neighbours, as compressed sparse rows. A user's score for an
 * item is {@code 3 + ln(sum)/2}, at least 0, of the sum, over the recent history, of {@code exp(-age/historyDecay)} times the neighbour's
 * strength, where age counts items, newest 0.
 *
 * <p>Immutable; the arrays are handed over, not copied.
 */
public final class CoVisitation implements CandidateSource {
    private static final double OFFSET = 3;

    private final int[] offsets;
    private final int[] neighbourRows;
    private final float[] strengths;
    private final CoVisitationSettings settings;

    /**
     * @param offsets N+1 offsets: the neighbours of row r lie at {@code offsets[r]} to {@code offsets[r+1]}
     * @param neighbourRows rows of the neighbours
     * @param strengths their strengths
     */
    public CoVisitation(int[] offsets, int[] neighbourRows, float[] strengths, CoVisitationSettings settings) {
        if (offsets[offsets.length - 1] != neighbourRows.length || neighbourRows.length != strengths.length) {
            throw new IllegalArgumentException("offsets end at %d, but there are %d neighbours and %d strengths"
                    .formatted(offsets[offsets.length - 1], neighbourRows.length, strengths.length));
        }
        this.offsets = offsets;
        this.neighbourRows = neighbourRows;
        this.strengths = strengths;
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** The same neighbours, asked with the history weighed otherwise. */
    public CoVisitation with(CoVisitationSettings other) {
        return new CoVisitation(offsets, neighbourRows, strengths, other);
    }

    @Override
    public String name() {
        return SourceNames.CO_VISITATION;
    }

    @Override
    public ScoredRows retrieve(RetrievalQuery query, int limit) {
        if (query.isColdStart()) {
            return ScoredRows.empty();
        }
        float[] scores = scores(query);
        TopRows top = new TopRows(limit);
        for (int row = 0; row < scores.length; row++) {
            if (scores[row] > 0 && !query.seen().get(row)) {
                top.offer(row, scores[row]);
            }
        }
        return logarithmic(top.drain());
    }

    /** Sums of strengths span orders of magnitude; a ranking model wants them on a small scale, with 0, an item not named, as the least. */
    private static ScoredRows logarithmic(ScoredRows sums) {
        float[] scores = new float[sums.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.max(0, OFFSET + Math.log(sums.scores()[i]) / 2);
        }
        return new ScoredRows(sums.rows(), scores);
    }

    private float[] scores(RetrievalQuery query) {
        float[] scores = new float[offsets.length - 1];
        int length = Math.min(query.historyRows().length, settings.historyLength());
        for (int age = 0; age < length; age++) {
            int row = query.historyRows()[age];
            float weight = (float)
                    (Math.exp(-age / settings.historyDecay()) * settings.ratingWeight(query.historyRatings()[age]));
            for (int i = offsets[row]; i < offsets[row + 1]; i++) {
                scores[neighbourRows[i]] += weight * strengths[i];
            }
        }
        return scores;
    }

    public int[] offsets() {
        return offsets;
    }

    public int[] neighbourRows() {
        return neighbourRows;
    }

    public float[] strengths() {
        return strengths;
    }

    public CoVisitationSettings settings() {
        return settings;
    }
}

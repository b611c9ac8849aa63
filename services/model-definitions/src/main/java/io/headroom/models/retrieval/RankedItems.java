package io.headroom.models.retrieval;

import java.util.Arrays;
import java.util.Objects;

/** A list that is the same for every user, such as the popular or the fresh items; what the user has seen is skipped. Immutable. */
public final class RankedItems implements CandidateSource {
    private final String name;
    private final ScoredRows ranked;

    public RankedItems(String name, ScoredRows ranked) {
        this.name = Objects.requireNonNull(name, "name");
        this.ranked = Objects.requireNonNull(ranked, "ranked");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScoredRows retrieve(RetrievalQuery query, int limit) {
        int[] rows = new int[Math.min(limit, ranked.size())];
        float[] scores = new float[rows.length];
        int size = 0;
        for (int i = 0; i < ranked.size() && size < rows.length; i++) {
            if (!query.seen().get(ranked.rows()[i])) {
                rows[size] = ranked.rows()[i];
                scores[size++] = ranked.scores()[i];
            }
        }
        return size == rows.length
                ? new ScoredRows(rows, scores)
                : new ScoredRows(Arrays.copyOf(rows, size), Arrays.copyOf(scores, size));
    }

    /** The whole list, best first. */
    public ScoredRows ranked() {
        return ranked;
    }
}

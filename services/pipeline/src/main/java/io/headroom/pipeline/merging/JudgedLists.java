package io.headroom.pipeline.merging;

import io.headroom.models.retrieval.ScoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What the sources named for one request, and where the one right answer is among it.
 *
 * @param ranks for each row any source named, in order of rows, and each source, the place the source gave it: {@link #ABSENT} for none
 * @param wanted index of the right answer; negative when no source named it
 */
record JudgedLists(int[][] ranks, int wanted) {
    static final int ABSENT = -1;

    /** @param lists one list a source */
    static JudgedLists of(Collection<ScoredRows> lists, int wantedRow) {
        List<ScoredRows> sources = new ArrayList<>(lists);
        int[] rows = sources.stream()
                .flatMapToInt(list -> Arrays.stream(list.rows()))
                .sorted()
                .distinct()
                .toArray();
        int[][] ranks = new int[rows.length][sources.size()];
        for (int[] row : ranks) {
            Arrays.fill(row, ABSENT);
        }
        for (int source = 0; source < sources.size(); source++) {
            int[] named = sources.get(source).rows();
            for (int rank = 0; rank < named.length; rank++) {
                ranks[Arrays.binarySearch(rows, named[rank])][source] = rank;
            }
        }
        return new JudgedLists(ranks, Arrays.binarySearch(rows, wantedRow));
    }

    /**
     * Place of the right answer in the merged list, from 0, as {@code CandidateMerger} orders it.
     *
     * @param parts for each source, what each of its places adds to an item
     * @return a place no list reaches when no source named it
     */
    int place(float[][] parts) {
        if (wanted < 0) {
            return Integer.MAX_VALUE;
        }
        float own = fused(ranks[wanted], parts);
        int place = 0;
        for (int i = 0; i < ranks.length; i++) {
            float other = fused(ranks[i], parts);
            place += other > own || (other == own && i < wanted) ? 1 : 0;
        }
        return place;
    }

    private static float fused(int[] ranksOfRow, float[][] parts) {
        float sum = 0;
        for (int source = 0; source < ranksOfRow.length; source++) {
            if (ranksOfRow[source] != ABSENT) {
                sum += parts[source][ranksOfRow[source]];
            }
        }
        return sum;
    }
}

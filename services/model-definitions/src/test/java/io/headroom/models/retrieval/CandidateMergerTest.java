package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.models.retrieval.MergeSettings.SourceShare;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateMergerTest {
    private static final RankedItems A =
            new RankedItems("a", new ScoredRows(new int[] {3, 1, 2}, new float[] {0.9f, 0.8f, 0.7f}));
    private static final RankedItems B = new RankedItems("b", new ScoredRows(new int[] {1, 4}, new float[] {7f, 6f}));
    private static final CandidateMerger MERGER = new CandidateMerger(
            5, List.of(A, B), new MergeSettings(10, List.of(new SourceShare("a", 1, 3), new SourceShare("b", 0.5, 2))));

    @Test
    void merge_ordersByFusedRanks_andKeepsWhoNamedWhat() {
        Candidates merged = MERGER.merge(query(), 10);

        assertThat(merged.rows()).containsExactly(1, 3, 2, 4);
        assertThat(merged.sourceNames()).containsExactly("a", "b");
        assertThat(merged.sourceScores()[0]).containsExactly(0.8f, 0.9f, 0.7f, Float.NaN);
        assertThat(merged.sourceScores()[1]).containsExactly(7f, Float.NaN, Float.NaN, 6f);
    }

    @Test
    void merge_givesNoMoreThanAskedFor() {
        assertThat(MERGER.merge(query(), 2).rows()).containsExactly(1, 3);
    }

    @Test
    void merge_leavesOutWhatIsSeen() {
        assertThat(MERGER.merge(query(1, 3), 10).rows()).containsExactly(2, 4);
    }

    @Test
    void construction_isRefused_whenASourceHasNoShare() {
        MergeSettings onlyA = new MergeSettings(10, List.of(new SourceShare("a", 1, 3)));
        assertThatThrownBy(() -> new CandidateMerger(5, List.of(A, B), onlyA))
                .hasMessage("no merge settings for the source b");
    }

    private static RetrievalQuery query(int... seen) {
        BitSet set = new BitSet();
        for (int row : seen) {
            set.set(row);
        }
        return new RetrievalQuery(new int[0], new float[0], set);
    }
}

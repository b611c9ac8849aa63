package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CoVisitationTest {
    /** Row 0 has neighbours 1 and 2; row 1 has neighbour 3; rows 2 and 3 have none. */
    private static final CoVisitation SOURCE = new CoVisitation(
            new int[] {0, 2, 3, 3, 3},
            new int[] {1, 2, 3},
            new float[] {0.5f, 0.25f, 1f},
            new CoVisitationSettings(2, 2, 4f, 0.5f));

    @Test
    void retrieve_sumsStrengthsWeighedByAgeAndRating() {
        ScoredRows found = SOURCE.retrieve(query(new int[] {0, 1}, new float[] {5f, 1f}), 10);

        assertThat(found.rows()).containsExactly(1, 3, 2);
        assertThat(found.scores()[0]).isCloseTo((float) (3 + Math.log(0.5) / 2), within(1e-6f));
        assertThat(found.scores()[1]).isCloseTo((float) (3 + Math.log(0.5 * Math.exp(-0.5)) / 2), within(1e-6f));
    }

    @Test
    void retrieve_leavesOutWhatIsSeen() {
        RetrievalQuery query = query(new int[] {0}, new float[] {5f}, 1);
        assertThat(SOURCE.retrieve(query, 10).rows()).containsExactly(2);
    }

    @Test
    void retrieve_readsOnlyTheNewestItems() {
        ScoredRows found = SOURCE.retrieve(query(new int[] {2, 3, 0}, new float[] {5f, 5f, 5f}), 10);
        assertThat(found.size()).isZero();
    }

    @Test
    void retrieve_isSilent_whenTheUserIsNew() {
        assertThat(SOURCE.retrieve(query(new int[0], new float[0]), 10).size()).isZero();
    }

    @Test
    void construction_isRefused_whenOffsetsDoNotFit() {
        assertThatThrownBy(() -> new CoVisitation(
                        new int[] {0, 2}, new int[] {1}, new float[] {1f}, CoVisitationSettings.defaults()))
                .hasMessage("offsets end at 2, but there are 1 neighbours and 1 strengths");
    }

    private static RetrievalQuery query(int[] rows, float[] ratings, int... seen) {
        BitSet set = new BitSet();
        for (int row : seen) {
            set.set(row);
        }
        return new RetrievalQuery(rows, ratings, set);
    }
}

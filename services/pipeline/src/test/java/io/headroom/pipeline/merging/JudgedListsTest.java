package io.headroom.pipeline.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.models.retrieval.ScoredRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedListsTest {
    private static final ScoredRows FIRST = list(7, 3, 9);
    private static final ScoredRows SECOND = list(3, 4);
    private static final float[][] PARTS = {{1f, 0.5f, 0.25f}, {0.6f, 0.5f}};

    @Test
    void place_countsWhatScoresMore() {
        assertThat(place(3)).isZero();
        assertThat(place(7)).isEqualTo(1);
        assertThat(place(9)).isEqualTo(3);
    }

    @Test
    void place_ordersEqualScoresByRow() {
        float[][] equal = {{1f, 1f, 1f}, {0f, 1f}};

        assertThat(JudgedLists.of(List.of(FIRST, SECOND), 4).place(equal)).isEqualTo(1);
    }

    @Test
    void place_isBeyondAnyList_whenNoSourceNamedTheAnswer() {
        assertThat(place(5)).isEqualTo(Integer.MAX_VALUE);
    }

    private static int place(int wanted) {
        return JudgedLists.of(List.of(FIRST, SECOND), wanted).place(PARTS);
    }

    private static ScoredRows list(int... rows) {
        return new ScoredRows(rows, new float[rows.length]);
    }
}

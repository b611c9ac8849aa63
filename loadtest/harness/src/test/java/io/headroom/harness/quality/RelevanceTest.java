package io.headroom.harness.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelevanceTest {
    @Test
    void ndcg_fallsWithThePlace() {
        assertThat(Relevance.ndcg(new long[] {7, 8, 9}, 7)).isEqualTo(1);
        assertThat(Relevance.ndcg(new long[] {7, 8, 9}, 9)).isCloseTo(0.5, within(1e-12));
        assertThat(Relevance.ndcg(new long[] {7, 8, 9}, 1)).isZero();
    }

    @Test
    void nothingCounts_beyondTheTenthPlace() {
        long[] eleven = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

        assertThat(Relevance.recall(eleven, 10)).isEqualTo(1);
        assertThat(Relevance.ndcg(eleven, 10)).isCloseTo(Math.log(2) / Math.log(11), within(1e-12));
        assertThat(Relevance.recall(eleven, 11)).isZero();
        assertThat(Relevance.ndcg(eleven, 11)).isZero();
    }
}

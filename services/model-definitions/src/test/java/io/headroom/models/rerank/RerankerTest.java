package io.headroom.models.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RerankerTest {
    private static final GenreSets GENRES = GenreSets.of(Map.of(
            1L, List.of("Drama"),
            2L, List.of("Drama"),
            3L, List.of("Comedy"),
            4L, List.of("Drama", "Comedy")));
    private static final long[] ITEMS = {1, 2, 3, 4};
    private static final float[] PROBABILITIES = {0.5f, 0.49f, 0.48f, 0.1f};

    @Test
    void rerank_keepsTheOrder_whenDiversityIsOff() {
        assertThat(reranker(0, 0).rerank(ITEMS, PROBABILITIES, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void rerank_prefersAnotherGenre_whenProbabilitiesAreClose() {
        assertThat(reranker(0.1f, 0).rerank(ITEMS, PROBABILITIES, 3)).containsExactly(0, 2, 1);
    }

    @Test
    void rerank_limitsItemsOfTheSameGenres() {
        assertThat(reranker(0, 1).rerank(ITEMS, PROBABILITIES, 3)).containsExactly(0, 2, 3);
    }

    @Test
    void rerank_fillsUpAgainstTheRule_whenNothingElseIsLeft() {
        assertThat(reranker(0, 1).rerank(new long[] {1, 2}, new float[] {0.5f, 0.4f}, 2))
                .containsExactly(0, 1);
    }

    @Test
    void rerank_givesNothing_forNothing() {
        assertThat(reranker(0.1f, 1).rerank(new long[0], new float[0], 10)).isEmpty();
    }

    private static Reranker reranker(float diversity, int sameGenres) {
        return new Reranker(GENRES, new RerankSettings(diversity, 3, sameGenres));
    }
}

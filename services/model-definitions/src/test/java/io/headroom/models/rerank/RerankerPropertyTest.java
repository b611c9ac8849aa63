package io.headroom.models.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RerankerPropertyTest {
    private static final List<String> GENRES = List.of("Drama", "Comedy", "Horror", "Crime");

    @Property
    void rerank_choosesDistinctPositionsOfTheWindow_asManyAsThereAre(
            @ForAll @IntRange(max = 300) int items,
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll @IntRange(min = 1, max = 5) int window,
            @ForAll @IntRange(max = 4) int sameGenres,
            @ForAll long seed) {
        Ranked ranked = Ranked.of(items, seed);

        int[] chosen = ranked.reranker(new RerankSettings(0.1f, window, sameGenres))
                .rerank(ranked.ids, ranked.probabilities, limit);

        assertThat(chosen).hasSize(Math.min(limit, items)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(chosen).boxed())
                .allSatisfy(at -> assertThat(at).isBetween(0, Math.min(items, limit * window) - 1));
    }

    @Property
    void rerank_keepsTheOrder_whenDiversityIsOff(
            @ForAll @IntRange(max = 300) int items,
            @ForAll @IntRange(min = 1, max = 100) int limit,
            @ForAll long seed) {
        Ranked ranked = Ranked.of(items, seed);

        int[] chosen = ranked.reranker(new RerankSettings(0, 3, 0)).rerank(ranked.ids, ranked.probabilities, limit);

        assertThat(chosen)
                .containsExactly(IntStream.range(0, Math.min(limit, items)).toArray());
    }

    @Property
    void rerank_beginsWithTheBest_andNeverGivesUpMoreThanTheStrength(
            @ForAll @IntRange(min = 1, max = 300) int items,
            @ForAll @IntRange(min = 1, max = 50) int limit,
            @ForAll long seed) {
        Ranked ranked = Ranked.of(items, seed);
        float strength = 0.05f;

        int[] chosen =
                ranked.reranker(new RerankSettings(strength, 3, 0)).rerank(ranked.ids, ranked.probabilities, limit);

        assertThat(chosen[0]).isZero();
        float mostLost = strength * ranked.probabilities[0] + 1e-6f;
        for (int place = 0; place < chosen.length; place++) {
            assertThat(ranked.probabilities[chosen[place]])
                    .isGreaterThanOrEqualTo(ranked.probabilities[place] - mostLost);
        }
    }

    @Property
    void rerank_givesTheSame_whenAskedAgain(@ForAll @IntRange(max = 200) int items, @ForAll long seed) {
        Ranked ranked = Ranked.of(items, seed);
        Reranker reranker = ranked.reranker(RerankSettings.defaults());

        assertThat(reranker.rerank(ranked.ids, ranked.probabilities, 20))
                .containsExactly(reranker.rerank(ranked.ids, ranked.probabilities, 20));
    }

    @Property
    void rerank_keepsItsRule_whileAnItemIsLeftThatAllowsIt(
            @ForAll @IntRange(min = 1, max = 300) int items, @ForAll long seed) {
        Ranked ranked = Ranked.of(items, seed);
        int most = 2;

        int[] chosen = ranked.reranker(new RerankSettings(0.02f, 3, most)).rerank(ranked.ids, ranked.probabilities, 10);

        Map<List<String>, Integer> inWindow = counts(ranked, IntStream.range(0, Math.min(items, 30)));
        int allowed = inWindow.values().stream()
                .mapToInt(count -> Math.min(count, most))
                .sum();
        Map<List<String>, Integer> inAnswer =
                counts(ranked, Arrays.stream(chosen).limit(allowed));
        assertThat(inAnswer.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(most));
    }

    private static Map<List<String>, Integer> counts(Ranked ranked, IntStream positions) {
        Map<List<String>, Integer> counts = new HashMap<>();
        positions.forEach(at -> counts.merge(ranked.genres.get(ranked.ids[at]), 1, Integer::sum));
        return counts;
    }

    /** A ranked list with ties, every item of one or two genres. */
    private record Ranked(long[] ids, float[] probabilities, Map<Long, List<String>> genres) {
        static Ranked of(int items, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] ids = LongStream.range(0, items).map(i -> 7_000 - i).toArray();
            float[] probabilities = new float[items];
            float probability = 0.9f;
            Map<Long, List<String>> genres = new HashMap<>();
            for (int i = 0; i < items; i++) {
                probability -= random.nextInt(3) * 0.001f;
                probabilities[i] = probability;
                genres.put(ids[i], List.of(GENRES.get(random.nextInt(2)), GENRES.get(2 + random.nextInt(2))));
            }
            return new Ranked(ids, probabilities, genres);
        }

        Reranker reranker(RerankSettings settings) {
            return new Reranker(GenreSets.of(genres), settings);
        }
    }
}

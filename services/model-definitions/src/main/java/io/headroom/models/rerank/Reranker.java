package io.headroom.models.rerank;

import java.util.Arrays;
import java.util.Objects;

/**
 * Chooses the answer from the ranked list: greedily the best of probability minus resemblance to what is already chosen (maximal marginal
 * relevance: Carbonell and Goldstein, SIGIR 1998), and a rule on how many items may share the same genres. Immutable and safe for concurrent
 * use.
 */
public final class Reranker {
    private final GenreSets genres;
    private final RerankSettings settings;

    public Reranker(GenreSets genres, RerankSettings settings) {
        this.genres = Objects.requireNonNull(genres, "genres");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Positions, within the arrays given, of at most {@code limit} items in the order of the answer.
     *
     * @param itemIds ranked items, best first
     * @param probabilities their probabilities, never increasing
     */
    public int[] rerank(long[] itemIds, float[] probabilities, int limit) {
        int window = Math.min(itemIds.length, Math.multiplyExact(limit, settings.window()));
        Choice choice = new Choice(itemIds, probabilities, window, Math.min(limit, itemIds.length));
        while (!choice.isFull() && choice.takeNext()) {
            // Each turn takes one item.
        }
        return choice.inOrder();
    }

    /** The state of one answer in the making. */
    private final class Choice {
        private final float[] probabilities;
        private final long[] genreSets;
        private final float[] resemblance;
        private final boolean[] taken;
        private final int[] chosen;
        private final float strength;
        private int size;

        Choice(long[] itemIds, float[] probabilities, int window, int limit) {
            this.probabilities = probabilities;
            genreSets = new long[window];
            for (int i = 0; i < window; i++) {
                genreSets[i] = genres.genres(itemIds[i]);
            }
            resemblance = new float[window];
            taken = new boolean[window];
            chosen = new int[limit];
            strength = probabilities.length == 0 ? 0 : settings.diversityStrength() * probabilities[0];
        }

        boolean isFull() {
            return size == chosen.length;
        }

        /** Takes the best item the rule allows, else the best item of all; false when the window is empty. */
        boolean takeNext() {
            int best = best(true);
            if (best < 0) {
                best = best(false);
            }
            if (best < 0) {
                return false;
            }
            taken[best] = true;
            chosen[size++] = best;
            for (int i = 0; i < taken.length; i++) {
                resemblance[i] = Math.max(resemblance[i], GenreSets.resemblance(genreSets[i], genreSets[best]));
            }
            return true;
        }

        private int best(boolean underRule) {
            int best = -1;
            float bestValue = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < taken.length; i++) {
                float value = probabilities[i] - strength * resemblance[i];
                if (!taken[i] && value > bestValue && (!underRule || allowed(genreSets[i]))) {
                    best = i;
                    bestValue = value;
                }
            }
            return best;
        }

        private boolean allowed(long genreSet) {
            if (settings.sameGenresLimit() == 0 || genreSet == 0) {
                return true;
            }
            int same = 0;
            for (int i = 0; i < size; i++) {
                same += genreSets[chosen[i]] == genreSet ? 1 : 0;
            }
            return same < settings.sameGenresLimit();
        }

        int[] inOrder() {
            return size == chosen.length ? chosen : Arrays.copyOf(chosen, size);
        }
    }
}

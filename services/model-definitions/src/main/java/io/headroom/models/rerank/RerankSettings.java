package io.headroom.models.rerank;

/**
 * How the ranked list is turned into the answer: the content of {@code rerank.json}.
 *
 * @param diversityStrength what an item loses, as a share of the best probability, for resembling an item already chosen entirely; 0 switches
 *     diversity off
 * @param window how many of the best ranked items are considered, as a multiple of the items asked for
 * @param sameGenresLimit at most so many items of an answer may share exactly the same genres; 0 means no limit
 */
public record RerankSettings(float diversityStrength, int window, int sameGenresLimit) {

    public RerankSettings {
        if (diversityStrength < 0 || diversityStrength > 1) {
            throw new IllegalArgumentException("diversity strength must lie in 0..1, but is " + diversityStrength);
        }
        if (window < 1 || sameGenresLimit < 0) {
            throw new IllegalArgumentException(
                    "window %d must be positive, limit %d not negative".formatted(window, sameGenresLimit));
        }
    }

    public static RerankSettings defaults() {
        return new RerankSettings(0.02f, 3, 6);
    }
}

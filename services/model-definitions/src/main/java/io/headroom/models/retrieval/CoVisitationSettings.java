package io.headroom.models.retrieval;

/**
 * How a user's history is weighed against item neighbours.
 *
 * @param historyLength how many of the newest items count
 * @param historyDecay age, in items, over which an item's weight falls by e
 * @param positiveRating a rating from here on is a positive
 * @param negativeWeight weight of an item rated below that, relative to a positive one
 */
public record CoVisitationSettings(int historyLength, double historyDecay, float positiveRating, float negativeWeight) {

    public CoVisitationSettings {
        if (historyLength < 1 || historyDecay <= 0) {
            throw new IllegalArgumentException(
                    "history length %d and decay %s must be positive".formatted(historyLength, historyDecay));
        }
    }

    public static CoVisitationSettings defaults() {
        return new CoVisitationSettings(50, 4, 4f, 0.6f);
    }

    /** The same with another decay. */
    public CoVisitationSettings decaying(double decay) {
        return new CoVisitationSettings(historyLength, decay, positiveRating, negativeWeight);
    }

    float ratingWeight(float rating) {
        return rating >= positiveRating ? 1f : negativeWeight;
    }
}

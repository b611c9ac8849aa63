package io.headroom.models.retrieval;

/**
 * Sizes of the two-tower model.
 *
 * @param dimensions length of user and item vectors
 * @param hidden width of the user side's hidden layer
 * @param historyLength how many of a user's newest items it reads
 */
public record TowerSettings(int dimensions, int hidden, int historyLength) {
    /** Ratings enter as their distance from this one. */
    public static final float RATING_CENTRE = 3.5f;

    public TowerSettings {
        if (dimensions < 1 || hidden < 1 || historyLength < 1) {
            throw new IllegalArgumentException("sizes of the towers must be positive, but are %d, %d and %d"
                    .formatted(dimensions, hidden, historyLength));
        }
    }

    public static TowerSettings defaults() {
        return new TowerSettings(48, 64, 50);
    }
}

package io.headroom.models.ranking;

/**
 * Sizes of the bundled ranking model.
 *
 * @param dimensions length of item embeddings
 * @param hidden1 width of the first hidden layer
 * @param hidden2 width of the second
 * @param historyLength how many of the user's newest items attention reads
 * @param positions how many list positions are told apart when clicks are corrected for position
 */
public record RankerSettings(int dimensions, int hidden1, int hidden2, int historyLength, int positions) {

    public static RankerSettings defaults() {
        return new RankerSettings(8, 32, 16, 50, 50);
    }
}

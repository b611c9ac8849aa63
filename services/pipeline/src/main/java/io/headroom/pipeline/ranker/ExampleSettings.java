package io.headroom.pipeline.ranker;

/**
 * How much the ranking model learns from.
 *
 * @param requests at most so many requests with a liked item
 * @param candidates how many candidates serving ranks
 * @param negatives how many of them are sampled as negatives
 * @param pages at most so many lists really shown
 */
public record ExampleSettings(int requests, int candidates, int negatives, int pages) {

    public static ExampleSettings defaults() {
        return new ExampleSettings(6_000, 500, 47, 8_000);
    }

    /** For a look. */
    public static ExampleSettings quick() {
        return new ExampleSettings(1_500, 500, 31, 1_500);
    }
}

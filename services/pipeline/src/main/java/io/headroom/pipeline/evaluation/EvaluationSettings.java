package io.headroom.pipeline.evaluation;

/**
 * @param requests at most so many test requests, a seeded sample of them
 * @param pages at most so many test pages really shown, for the probabilities
 * @param candidates how many candidates are ranked
 * @param published at most so many of the requests go into the bundle, to be replayed through the live services; a seeded sample
 */
public record EvaluationSettings(int requests, int pages, int candidates, int published) {

    public static EvaluationSettings defaults() {
        return new EvaluationSettings(6_000, 6_000, 500, 2_000);
    }

    /** For a look. */
    public static EvaluationSettings quick() {
        return new EvaluationSettings(600, 600, 500, 300);
    }
}

package io.headroom.world.behaviour;

import io.headroom.world.randomness.SeededStream;
import io.headroom.world.truth.RelevanceParameters;
import io.headroom.world.truth.TrueRelevance;

/** How a user responds to an item: whether it is clicked where it stands, and how many half stars it gets. */
final class Response {
    private static final int MAX_HALF_STARS = 10;

    private final TrueRelevance truth;
    private final RelevanceParameters parameters;
    private final double[] examination;

    Response(TrueRelevance truth) {
        this.truth = truth;
        this.parameters = truth.parameters();
        this.examination = new double[parameters.positions()];
        for (int position = 1; position <= examination.length; position++) {
            examination[position - 1] = truth.examination(position);
        }
    }

    boolean clicks(int user, int item, int position, long timeSeconds, SeededStream stream) {
        double relevance = truth.relevance(user + 1L, item + 1L, timeSeconds);
        return stream.chance(relevance * examination[position - 1]);
    }

    /** 1 to 10. */
    int halfStars(int user, int item, long timeSeconds, SeededStream stream) {
        double stars = truth.expectedRating(user + 1L, item + 1L, timeSeconds)
                + parameters.ratingNoise() * stream.nextGaussian();
        return Math.clamp(StrictMath.round(stars * 2), 1, MAX_HALF_STARS);
    }
}

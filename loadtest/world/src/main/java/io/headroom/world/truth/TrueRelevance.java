package io.headroom.world.truth;

import java.nio.file.Path;

/**
 * What is really relevant to whom in a world: for judging recommendations and for simulating clicks on them, never for training.
 *
 * <p>With u a user's vector and b the user's bias, v an item's vector and q its quality (all in {@link LatentFactors}), and the age a of
 * the item in days (0 before its release):
 * <pre>
 *   utility     = tasteWeight * (u . v) + q + b + freshnessWeight * exp(-a / freshnessDays)
 *   relevance   = 1 / (1 + exp(-(clickIntercept + utility)))     probability of a click on the item once the user has looked at it
 *   examination = position ^ -positionExponent                   probability that the user looks at a position, from 1
 *   click       = relevance * examination
 *   rating      = ratingIntercept + ratingSlope * utility + noise, to the nearest half star from 0.5 to 5.0
 * </pre>
 * Times are seconds since 1970-01-01 UTC. Immutable and thread-safe.
 */
public final class TrueRelevance {
    private static final double SECONDS_PER_DAY = 86_400;

    private final RelevanceParameters parameters;
    private final LatentFactors factors;

    public TrueRelevance(RelevanceParameters parameters, LatentFactors factors) {
        this.parameters = parameters;
        this.factors = factors;
        factors.requireDimensions(parameters.dimensions());
    }

    /**
     * Reads what a world wrote into its {@code truth} directory.
     *
     * @throws io.headroom.world.WorldException if a file is missing, unreadable or not what its format says
     */
    public static TrueRelevance read(Path truthDirectory) {
        return new TruthFiles(truthDirectory).read();
    }

    /** What is relevant after the world has changed as {@code drift} says; this stays as it is. */
    public TrueRelevance drifted(TruthDrift drift) {
        RelevanceParameters changed =
                parameters.withClickIntercept(parameters.clickIntercept() + drift.clickInterceptShift());
        return new TrueRelevance(changed, drift.tasteAngle() == 0 ? factors : factors.turned(drift.tasteAngle()));
    }

    /**
     * Probability that the user clicks the item after having looked at it.
     *
     * @throws IllegalArgumentException if there is no such user or item
     */
    public double relevance(long userId, long itemId, long timeSeconds) {
        return logistic(parameters.clickIntercept() + utility(userId, itemId, timeSeconds));
    }

    /**
     * Probability that the user looks at a position of a page.
     *
     * @throws IllegalArgumentException unless position is between 1 and the number of positions
     */
    public double examination(int position) {
        if (position < 1 || position > parameters.positions()) {
            throw new IllegalArgumentException(
                    "position must be between 1 and %d, was %d".formatted(parameters.positions(), position));
        }
        return StrictMath.pow(position, -parameters.positionExponent());
    }

    /** Probability that the user clicks the item shown at a position: {@link #relevance} times {@link #examination}. */
    public double clickProbability(long userId, long itemId, int position, long timeSeconds) {
        return relevance(userId, itemId, timeSeconds) * examination(position);
    }

    /** Stars the user gives the item on average, before noise, rounding and the limits of the scale: it may exceed them. */
    public double expectedRating(long userId, long itemId, long timeSeconds) {
        return parameters.ratingIntercept() + parameters.ratingSlope() * utility(userId, itemId, timeSeconds);
    }

    /** How much the item is worth to the user, on an open scale; orders items as {@link #relevance} does. */
    public double utility(long userId, long itemId, long timeSeconds) {
        int user = factors.userRow(userId);
        int item = factors.itemRow(itemId);
        double ageDays = Math.max(0, timeSeconds - factors.releasedSeconds(item)) / SECONDS_PER_DAY;
        return parameters.tasteWeight() * factors.affinity(user, item)
                + factors.quality(item)
                + factors.bias(user)
                + parameters.freshnessWeight() * StrictMath.exp(-ageDays / parameters.freshnessDays());
    }

    public RelevanceParameters parameters() {
        return parameters;
    }

    public LatentFactors factors() {
        return factors;
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}

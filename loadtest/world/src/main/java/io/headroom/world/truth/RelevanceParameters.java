package io.headroom.world.truth;

/**
 * The numbers in the formulas of {@link TrueRelevance}.
 *
 * @param dimensions length of a user's or an item's vector
 * @param positions how many positions a page has
 * @param clickIntercept log-odds that an examined item of utility 0 is clicked
 * @param tasteWeight utility of an item that lies in exactly the user's direction
 * @param freshnessWeight utility that an item has on the day of its release and loses with age
 * @param freshnessDays age at which 1/e of that is left
 * @param positionExponent how fast examination falls with position
 * @param ratingIntercept stars given, on average, to an item of utility 0
 * @param ratingSlope stars that one unit of utility adds
 * @param ratingNoise standard deviation, in stars, of a rating around its expectation before it is rounded
 */
public record RelevanceParameters(
        int dimensions,
        int positions,
        double clickIntercept,
        double tasteWeight,
        double freshnessWeight,
        double freshnessDays,
        double positionExponent,
        double ratingIntercept,
        double ratingSlope,
        double ratingNoise) {

    public RelevanceParameters {
        if (dimensions < 1 || positions < 1 || !(freshnessDays > 0)) {
            throw new IllegalArgumentException(
                    "dimensions, positions and freshnessDays must be positive, were %d, %d and %s"
                            .formatted(dimensions, positions, freshnessDays));
        }
    }

    RelevanceParameters withClickIntercept(double intercept) {
        return new RelevanceParameters(
                dimensions,
                positions,
                intercept,
                tasteWeight,
                freshnessWeight,
                freshnessDays,
                positionExponent,
                ratingIntercept,
                ratingSlope,
                ratingNoise);
    }
}

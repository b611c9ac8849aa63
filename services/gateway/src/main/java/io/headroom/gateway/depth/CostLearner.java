package io.headroom.gateway.depth;

/**
 * Learns the cost of ranking from its answers: least squares in which an answer's weight halves with every {@code halfLife} answers after it.
 *
 * <p>In quiet times every request ranks the same number, and no line can be drawn through one point. So the fixed cost is pulled towards 0 a
 * little (ridge regression on the intercept alone): with one point the cost comes out proportional, with several the pull does not count. A
 * proportional guess promises too much for few candidates; the answers to them then tell the fixed cost. Not thread-safe.
 */
final class CostLearner {
    private static final double PULL = 0.1;
    /** The first answers come over cold connections; nothing is predicted from so few. */
    private static final int FEWEST_ANSWERS = 10;

    private final double keep;
    private double weight;
    private double sumN;
    private double sumT;
    private double sumNn;
    private double sumNt;
    private double sumOfSquares;
    private Cost cost = Cost.UNKNOWN;
    private int answers;

    CostLearner(int halfLife) {
        keep = Math.pow(0.5, 1.0 / halfLife);
    }

    /** UNKNOWN after too few answers. */
    Cost cost() {
        return answers < FEWEST_ANSWERS ? Cost.UNKNOWN : cost;
    }

    /** An answer came after so long. */
    void observe(int candidates, double micros) {
        decay();
        weight++;
        sumN += candidates;
        sumT += micros;
        sumNn += (double) candidates * candidates;
        sumNt += candidates * micros;
        answers = Math.min(FEWEST_ANSWERS, answers + 1);
        Cost fitted = fitted(0);
        double residual = micros - fitted.of(candidates);
        sumOfSquares += residual * residual;
        cost = fitted(Math.sqrt(sumOfSquares / weight));
    }

    /** Makes what is known count less beside the answers to come, without changing it. */
    void doubt() {
        if (weight > 1) {
            decay();
        }
    }

    private void decay() {
        weight *= keep;
        sumN *= keep;
        sumT *= keep;
        sumNn *= keep;
        sumNt *= keep;
        sumOfSquares *= keep;
    }

    private Cost fitted(double deviation) {
        double determinant = sumNn * (weight + PULL) - sumN * sumN;
        double fixed = (sumNn * sumT - sumN * sumNt) / determinant;
        double perCandidate = ((weight + PULL) * sumNt - sumN * sumT) / determinant;
        // Noise can tilt the line so far that it crosses 0 where it must not; proportional is then the better guess.
        return fixed >= 0 && perCandidate > 0
                ? new Cost(fixed, perCandidate, deviation)
                : new Cost(0, sumNt / sumNn, deviation);
    }
}

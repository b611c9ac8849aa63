package io.headroom.monitoring.significance;

/**
 * What a test of "same as the reference" found.
 *
 * @param distance how far apart, in the measure's own unit; independent of sample size and of any threshold
 * @param threshold the distance the test would alarm above if it stood alone at the level it was asked for
 * @param pValue the probability of a distance at least this large when nothing has changed; 1 when there was nothing to compare
 */
public record TestOutcome(double distance, double threshold, double pValue) {
    /** Nothing to compare: no observations on one side, or one category in all. */
    public static final TestOutcome NOTHING = new TestOutcome(0, Double.POSITIVE_INFINITY, 1);

    public boolean exceeded() {
        return distance > threshold;
    }
}

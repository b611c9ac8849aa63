package io.headroom.monitoring.change;

/** What every detector asks of an integrated autocorrelation time. */
final class Dependence {
    private Dependence() {}

    static double require(double time) {
        if (!(time >= 1 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("integrated autocorrelation time " + time + ": at least 1 and finite");
        }
        return time;
    }
}

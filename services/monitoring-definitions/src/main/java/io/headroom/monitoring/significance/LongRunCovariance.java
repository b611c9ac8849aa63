package io.headroom.monitoring.significance;

/**
 * The covariance of one observation's indicators as sums over many show it: n times that of a window's shares.
 *
 * @param shares by bin
 * @param covariance by bin and bin
 * @param blockLength observations of a block it was estimated from, on average
 */
record LongRunCovariance(double[] shares, double[][] covariance, double blockLength) {

    /** Of the covariance over the shares, whose eigenvalues are the generalised design effects. */
    Traces traces() {
        int used = 0;
        double trace = 0;
        double ofSquare = 0;
        for (int i = 0; i < shares.length; i++) {
            used += shares[i] > 0 ? 1 : 0;
            trace += shares[i] > 0 ? covariance[i][i] / shares[i] : 0;
            for (int j = 0; j < shares.length; j++) {
                double both = shares[i] * shares[j];
                ofSquare += both > 0 ? covariance[i][j] * covariance[i][j] / both : 0;
            }
        }
        return new Traces(trace, ofSquare, used - 1);
    }

    /** Variance of the distribution function over that of independent observations, both summed over the edges between bins; at least 0. */
    double cumulative() {
        double observed = 0;
        double independent = 0;
        double below = 0;
        double variance = 0;
        for (int edge = 0; edge < shares.length - 1; edge++) {
            below += shares[edge];
            variance += covariance[edge][edge];
            for (int j = 0; j < edge; j++) {
                variance += 2 * covariance[edge][j];
            }
            observed += variance;
            independent += below * (1 - below);
        }
        return independent <= 0 ? 1 : Math.max(0, observed / independent);
    }

    /** @param rank one less than the bins that were hit */
    record Traces(double trace, double ofSquare, int rank) {}
}

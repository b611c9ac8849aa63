package io.headroom.monitoring.quality;

/**
 * Expected calibration error: how far, on average over groups of alike scores, the mean score is from the share of positives (Naeini, Cooper and
 * Hauskrecht, AAAI 2015; groups of equal mass: Nixon et al., CVPR workshops 2019). It is biased upwards on few labels: about the square root of
 * p (1 - p) groups / labels for a perfectly calibrated score.
 */
final class CalibrationError {
    static final int WIDTHS = 10;

    private CalibrationError() {}

    static int widthOf(double score) {
        return Math.min(WIDTHS - 1, (int) (score * WIDTHS));
    }

    /** @param sums by range: weight, weighted scores, weighted positives */
    static double ofWidths(double[] sums) {
        double error = 0;
        double weight = 0;
        for (int range = 0; range < WIDTHS; range++) {
            weight += sums[3 * range];
            error += Math.abs(sums[3 * range + 1] - sums[3 * range + 2]);
        }
        return error / weight;
    }

    static double ofMasses(double[] positives, double[] negatives, double[] scores, int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("calibration over " + groups + " groups: at least 1");
        }
        double total = 0;
        for (int bin = 0; bin < scores.length; bin++) {
            total += positives[bin] + negatives[bin];
        }
        double error = 0;
        double passed = 0;
        double gap = 0;
        int group = 1;
        for (int bin = 0; bin < scores.length; bin++) {
            passed += positives[bin] + negatives[bin];
            gap += scores[bin] - positives[bin];
            if (passed >= total * group / groups * (1 - 1e-12) || bin == scores.length - 1) {
                error += Math.abs(gap);
                gap = 0;
                group = 1 + (int) (passed * groups / total * (1 + 1e-12));
            }
        }
        return error / total;
    }
}

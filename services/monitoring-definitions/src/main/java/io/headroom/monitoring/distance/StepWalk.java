package io.headroom.monitoring.distance;

/** Walks two distributions upwards together, stopping at each value where one of them steps. */
final class StepWalk {
    private final float[] left;
    private final double[] leftHeights;
    private final float[] right;
    private final double[] rightHeights;
    private int i;
    private int j;
    private double at;

    StepWalk(StepDistribution left, StepDistribution right) {
        this.left = left.steps();
        this.leftHeights = left.heights();
        this.right = right.steps();
        this.rightHeights = right.heights();
    }

    boolean hasNext() {
        return i < left.length || j < right.length;
    }

    /** Goes to the next value and past all steps there. */
    void next() {
        at = i == left.length ? right[j] : j == right.length ? left[i] : Math.min(left[i], right[j]);
        while (i < left.length && left[i] <= at) {
            i++;
        }
        while (j < right.length && right[j] <= at) {
            j++;
        }
    }

    double at() {
        return at;
    }

    /** How far the two are apart from here on. */
    double gap() {
        double leftHeight = i == 0 ? 0 : leftHeights[i - 1];
        double rightHeight = j == 0 ? 0 : rightHeights[j - 1];
        return Math.abs(leftHeight - rightHeight);
    }
}

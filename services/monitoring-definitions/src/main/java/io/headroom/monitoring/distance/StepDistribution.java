package io.headroom.monitoring.distance;

import java.util.Arrays;

/**
 * A distribution function that rises in steps: of a sample, or of what a sketch retained of one. Immutable; NaN has no place in it.
 *
 * @param values where it steps, ascending; equal ones may follow each other
 * @param cumulative its height from each value on, ascending to 1
 * @param observations behind it
 * @param rankError how far its height may be off, at most, with the confidence of whoever made it; 0 when exact
 */
public record StepDistribution(float[] values, double[] cumulative, long observations, double rankError) {
    public StepDistribution {
        if (values.length != cumulative.length || rankError < 0) {
            throw new IllegalArgumentException(
                    values.length + " values, " + cumulative.length + " heights, rank error " + rankError);
        }
        values = values.clone();
        cumulative = cumulative.clone();
    }

    /** The exact distribution of a sample in any order; NaN (missing) is left out. */
    public static StepDistribution of(float[] sample) {
        float[] sorted = new float[sample.length];
        int present = 0;
        for (float value : sample) {
            if (!Float.isNaN(value)) {
                sorted[present++] = value;
            }
        }
        sorted = Arrays.copyOf(sorted, present);
        Arrays.sort(sorted);
        double[] cumulative = new double[present];
        for (int i = 0; i < present; i++) {
            cumulative[i] = (i + 1.0) / present;
        }
        return new StepDistribution(sorted, cumulative, present, 0);
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** The least value at or below which at least the share {@code rank} lies. */
    public float quantile(double rank) {
        if (isEmpty()) {
            throw new IllegalStateException("an empty distribution has no quantile");
        }
        int place = Arrays.binarySearch(cumulative, rank);
        return values[Math.min(place >= 0 ? place : -place - 1, values.length - 1)];
    }

    public double mean() {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += weight(i) * values[i];
        }
        return mean;
    }

    public double standardDeviation() {
        double mean = mean();
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += weight(i) * (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(variance);
    }

    private double weight(int step) {
        return step == 0 ? cumulative[0] : cumulative[step] - cumulative[step - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepDistribution that
                && observations == that.observations
                && Double.compare(rankError, that.rankError) == 0
                && Arrays.equals(values, that.values)
                && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + Long.hashCode(observations);
    }

    @Override
    public String toString() {
        return "StepDistribution[" + values.length + " steps of " + observations + " observations]";
    }

    float[] steps() {
        return values;
    }

    double[] heights() {
        return cumulative;
    }

    @Override
    public float[] values() {
        return values.clone();
    }

    @Override
    public double[] cumulative() {
        return cumulative.clone();
    }
}

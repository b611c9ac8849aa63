package io.headroom.monitoring.significance;

/** A confidence interval, both ends included. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high + ": its ends are out of order");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}

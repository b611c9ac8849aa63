package io.headroom.monitoring.change;

import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches a stream of numbers, one at a time, for a change of its mean. Memory is bounded whatever the stream's length. Deterministic; not
 * thread-safe. What it promises about false alarms holds for independent values; {@link #dependence} tells it of others.
 */
public interface ChangeDetector {
    /**
     * Takes the next value.
     *
     * @return whether the mean is found changed with this value; the detector has then already forgotten what was before the change
     */
    boolean add(double value);

    /**
     * The values' integrated autocorrelation time from now on: so many of them say as much about the mean as one independent value.
     *
     * @param time 1 (independent, as at the start) or more
     */
    void dependence(double time);

    /** The mean of what is remembered; 0 when that is nothing. */
    double mean();

    /** How many values are remembered since the last change, or since the start. */
    long remembered();

    /** Forgets all, as new; settings and dependence stay. */
    void reset();

    /** Writes settings and state; the class's {@code restore} reads them and goes on identically. */
    void save(DataOutput out) throws IOException;
}

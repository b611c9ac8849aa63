package io.headroom.monitoring.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A change detector for streams whose values depend on each other, such as the losses of one user's requests in a row: it estimates their
 * integrated autocorrelation time as they come and tells the detector, which without that cries wolf. On independent values it is the detector
 * itself, as the estimate then stays 1 but for rare noise. No alarm is raised during the first {@code learning} values, in
 * which the time is not known yet. Not thread-safe.
 *
 * @param <D> the detector's class
 */
public final class DependenceAware<D extends ChangeDetector> implements ChangeDetector {
    /** Reads back a detector that {@link ChangeDetector#save} wrote. */
    @FunctionalInterface
    public interface Restorer<D extends ChangeDetector> {
        D restore(DataInput in) throws IOException;
    }

    private static final int ESTIMATE_EVERY = 32;

    private final D detector;
    private final AutocorrelationTime time;
    private final int learning;

    /** @param learning values before the first alarm: some hundred times the dependence expected */
    public DependenceAware(D detector, int learning) {
        this(detector, learning, new AutocorrelationTime());
    }

    private DependenceAware(D detector, int learning, AutocorrelationTime time) {
        if (learning < 0) {
            throw new IllegalArgumentException("learning over " + learning + " values: at least 0");
        }
        this.detector = detector;
        this.learning = learning;
        this.time = time;
    }

    @Override
    public boolean add(double value) {
        time.add(value);
        if (time.count() % ESTIMATE_EVERY == 0) {
            detector.dependence(time.estimate());
        }
        return detector.add(value) && time.count() > learning;
    }

    /** The dependence estimated from the stream; at least 1. */
    public double estimatedDependence() {
        return time.estimate();
    }

    /** Overrides the estimate until the next is made. */
    @Override
    public void dependence(double known) {
        detector.dependence(known);
    }

    @Override
    public double mean() {
        return detector.mean();
    }

    @Override
    public long remembered() {
        return detector.remembered();
    }

    /** Resets the detector; what was learnt of the dependence stays. */
    @Override
    public void reset() {
        detector.reset();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(learning);
        time.save(out);
        detector.save(out);
    }

    /** @param detector reads the detector it wraps, for example {@code Adwin::restore} */
    public static <D extends ChangeDetector> DependenceAware<D> restore(DataInput in, Restorer<D> detector)
            throws IOException {
        int learning = in.readInt();
        AutocorrelationTime time = AutocorrelationTime.restore(in);
        return new DependenceAware<>(detector.restore(in), learning, time);
    }
}

package io.headroom.monitoring.change;

import io.headroom.monitoring.change.ExponentialHistogram.Bucket;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * ADWIN2 (Bifet and Gavalda, "Learning from Time-Changing Data with Adaptive Windowing", SDM 2007) for values from 0 to 1: a window that grows
 * while its mean is steady and drops its oldest part when two parts of it differ by more than chance allows.
 *
 * <p>The cut is the paper's variance-aware one, from Bernstein's inequality: with v the window's variance, k the harmonic size 1 / (1/n0 +
 * 1/n1) of the two parts and L = ln(2 ln(n) / delta), parts differ when their means do by more than sqrt(2 v L / k) + 2 L / (3 k). ln(n) in
 * place of the paper's n corrects for the cuts tried, which are as many as buckets, not as values; so do the authors' own programs, from which
 * the reference figures come. n0 and n1 count without the least part, as there.
 *
 * <p>With dependence t, t values count as one: n0 / t and n1 / t stand for n0 and n1. Memory: M log2(n / M) buckets of three numbers.
 */
public final class Adwin implements ChangeDetector {
    private final AdwinSettings settings;
    private final ExponentialHistogram window;
    private double dependence = 1;
    private long seen;

    public Adwin(AdwinSettings settings) {
        this.settings = settings;
        this.window = new ExponentialHistogram(settings.bucketsPerRow());
    }

    /** {@inheritDoc} The value must be in 0..1. */
    @Override
    public boolean add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("ADWIN takes values from 0 to 1, not " + value);
        }
        window.add(value);
        seen++;
        if (seen % settings.checkEvery() != 0) {
            return false;
        }
        boolean changed = false;
        while (window.whole().size() > settings.leastWindow() * dependence && differingCut()) {
            window.dropOldest();
            changed = true;
        }
        return changed;
    }

    private boolean differingCut() {
        Bucket whole = window.whole();
        double confidence = Math.log(2 * Math.log((double) whole.size()) / settings.delta());
        double least = settings.leastPart() * dependence;
        Bucket old = Bucket.EMPTY;
        for (Bucket bucket : window.buckets()) {
            old = old.with(bucket);
            long recent = whole.size() - old.size();
            if (recent < least) {
                return false;
            }
            if (old.size() >= least && differ(old, recent, whole, confidence)) {
                return true;
            }
        }
        return false;
    }

    private boolean differ(Bucket old, long recent, Bucket whole, double confidence) {
        double recentMean = (whole.sum() - old.sum()) / recent;
        double variance = whole.squares() / whole.size();
        double inverse = 1 / effective(old.size()) + 1 / effective(recent);
        double bound = Math.sqrt(2 * inverse * variance * confidence) + 2 * inverse * confidence / 3;
        return Math.abs(old.mean() - recentMean) > bound;
    }

    private double effective(long size) {
        return size / dependence - settings.leastPart() + 1;
    }

    @Override
    public void dependence(double time) {
        dependence = Dependence.require(time);
    }

    @Override
    public double mean() {
        return window.whole().mean();
    }

    @Override
    public long remembered() {
        return window.whole().size();
    }

    @Override
    public void reset() {
        window.clear();
        seen = 0;
    }

    /** How many buckets the window is made of: what its memory grows with. */
    int buckets() {
        return window.buckets().size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(settings.delta());
        out.writeInt(settings.bucketsPerRow());
        out.writeInt(settings.checkEvery());
        out.writeInt(settings.leastWindow());
        out.writeInt(settings.leastPart());
        out.writeDouble(dependence);
        out.writeLong(seen);
        window.save(out);
    }

    public static Adwin restore(DataInput in) throws IOException {
        Adwin adwin =
                new Adwin(new AdwinSettings(in.readDouble(), in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        adwin.dependence(in.readDouble());
        adwin.seen = in.readLong();
        adwin.window.read(in);
        return adwin;
    }
}

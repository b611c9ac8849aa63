package io.headroom.monitoring.windows;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.StepDistribution;
import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.sketch.QuantileSketch;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A tumbling window over a number: counts in frozen bins, a sketch, how many values were missing, and how dependent neighbours are. No value
 * is kept. Not thread-safe.
 */
public final class NumericWindow implements Stateful {

    private final BinEdges edges;
    private final int sketchSize;
    private final long salt;
    private final BlockedCounts values;
    private final BlockedCounts presence = new BlockedCounts(2);
    private QuantileSketch sketch;

    /** @param salt one a window, the same after a restart */
    public NumericWindow(BinEdges edges, int sketchSize, long salt) {
        this.edges = edges;
        this.sketchSize = sketchSize;
        this.salt = salt;
        this.values = new BlockedCounts(edges.bins());
        this.sketch = new QuantileSketch(sketchSize, salt);
    }

    /** Takes a value; one that is not finite is missing. */
    public void add(float value) {
        boolean present = Float.isFinite(value);
        presence.add(present ? 0 : 1);
        if (present) {
            values.add(edges.binOf(value));
            sketch.add(value);
        }
    }

    /** Ends a block: so many observations that blocks hardly depend on each other. */
    public void endBlock() {
        values.endBlock();
        presence.endBlock();
    }

    /** Ends the window and begins the next. */
    public Closed close() {
        StepDistribution distribution = sketch.distribution();
        sketch = new QuantileSketch(sketchSize, salt);
        BlockedCounts.Closed present = presence.close();
        BlockedCounts.Closed binned = values.close();
        return new Closed(
                Histogram.of(edges, binned.counts(), present.counts()[1]),
                distribution,
                binned.effect(),
                present.effect());
    }

    /**
     * @param effect design effect of the values
     * @param missingEffect design effect of their being missing
     */
    public record Closed(
            Histogram histogram, StepDistribution distribution, DesignEffect effect, DesignEffect missingEffect) {

        /** For a comparison with a reference that was an earlier stretch of the same stream. */
        public Closed ofBothSides() {
            return new Closed(histogram, distribution, effect.ofBothSides(), missingEffect.ofBothSides());
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        values.save(out);
        presence.save(out);
        byte[] bytes = sketch.toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public void load(DataInput in) throws IOException {
        values.load(in);
        presence.load(in);
        byte[] bytes = new byte[StateFormat.count(in, "bytes of a sketch", 1 << 24)];
        in.readFully(bytes);
        sketch = QuantileSketch.of(bytes, salt);
    }
}

package io.headroom.monitoring.sketch;

import io.headroom.monitoring.distance.StepDistribution;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.kll.KllSketch;
import org.apache.datasketches.quantilescommon.FloatsSketchSortedView;

/**
 * All that is kept of a stream's values: a KLL sketch (Karnin, Lang and Liberty, FOCS 2016), whose ranks are off by at most {@link #rankError}
 * with 99% confidence and whose memory does not grow with the stream but logarithmically (about 10 kB at k = 1024 after 10,000 values).
 *
 * <p>Deterministic: two sketches with one salt that were fed one stream are equal bit by bit, whatever happened in between, including
 * questions, saving and restoring, and other sketches' updates. Not thread-safe.
 */
public final class QuantileSketch {
    /** Of the sketches whose figures the tests state. */
    public static final int DEFAULT_K = 1024;

    private final KllFloatsSketch sketch;
    private final long salt;

    /**
     * @param k accuracy: ranks are off by about 2.3 / k^0.9 at 99% confidence
     * @param salt tells apart the compactions of sketches with one count; the same after a restart
     */
    public QuantileSketch(int k, long salt) {
        this(KllFloatsSketch.newHeapInstance(k), salt);
    }

    private QuantileSketch(KllFloatsSketch sketch, long salt) {
        this.sketch = sketch;
        this.salt = salt;
    }

    /** Goes on from {@link #toBytes}; the salt must be the one it was made with. */
    public static QuantileSketch of(byte[] bytes, long salt) {
        return new QuantileSketch(KllFloatsSketch.heapify(MemorySegment.ofArray(bytes)), salt);
    }

    /** @param value not NaN: a missing value is counted elsewhere */
    public void add(float value) {
        if (Float.isNaN(value)) {
            throw new IllegalArgumentException("NaN in a quantile sketch: count it as missing");
        }
        CompactionRandomness.update(sketch, value, salt);
    }

    public long count() {
        return sketch.getN();
    }

    /** What it knows of the distribution; empty when it has seen nothing. */
    public StepDistribution distribution() {
        if (sketch.isEmpty()) {
            return StepDistribution.of(new float[0]);
        }
        // From a copy: asking sorts the lowest level in place, and a later compaction would then leave out another
        // value.
        KllFloatsSketch copy = KllFloatsSketch.heapify(MemorySegment.ofArray(toBytes()));
        FloatsSketchSortedView view = copy.getSortedView();
        long[] weights = view.getCumulativeWeights();
        double[] heights = Arrays.stream(weights)
                .mapToDouble(weight -> (double) weight / copy.getN())
                .toArray();
        return new StepDistribution(view.getQuantiles(), heights, copy.getN(), rankError());
    }

    /** Largest error of a rank with 99% confidence; 0 while every value is still there. */
    public double rankError() {
        return sketch.isEstimationMode() ? KllSketch.getNormalizedRankError(sketch.getK(), false) : 0;
    }

    /** The state without the salt. */
    public byte[] toBytes() {
        return sketch.toByteArray();
    }
}

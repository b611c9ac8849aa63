package io.headroom.monitoring.distance;

import java.util.Arrays;

/** Counts of values in frozen bins, and of missing ones beside them. Not thread-safe. */
public final class Histogram {
    private final BinEdges edges;
    private final long[] counts;
    private long missing;

    public Histogram(BinEdges edges) {
        this(edges, new long[edges.bins()], 0);
    }

    private Histogram(BinEdges edges, long[] counts, long missing) {
        this.edges = edges;
        this.counts = counts;
        this.missing = missing;
    }

    /** A histogram that goes on from saved counts. */
    public static Histogram of(BinEdges edges, long[] counts, long missing) {
        if (counts.length != edges.bins()
                || missing < 0
                || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(Arrays.toString(counts) + " and " + missing
                    + " missing are no counts of " + edges.bins() + " bins");
        }
        return new Histogram(edges, counts.clone(), missing);
    }

    /** The histogram of a reference in any order. */
    public static Histogram of(BinEdges edges, float[] values) {
        Histogram histogram = new Histogram(edges);
        for (float value : values) {
            histogram.add(value);
        }
        return histogram;
    }

    /** Counts a value; NaN as missing. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            missing++;
        } else {
            counts[edges.binOf(value)]++;
        }
    }

    public BinEdges edges() {
        return edges;
    }

    /** A copy, by bin. */
    public long[] counts() {
        return counts.clone();
    }

    /** How many values were there: the missing are not among them. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    public long missing() {
        return missing;
    }

    public void clear() {
        Arrays.fill(counts, 0);
        missing = 0;
    }
}

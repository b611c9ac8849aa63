package io.headroom.monitoring.distance;

import java.util.Arrays;

/**
 * Where one bin of a histogram ends and the next begins, fixed once from a reference: edges taken anew per window would make the distances
 * wander. Bin {@code i} holds the values above edge {@code i - 1} up to and including edge {@code i}; the first and the last bin are open.
 * Immutable.
 */
public final class BinEdges {
    private final double[] edges;

    private BinEdges(double[] edges) {
        this.edges = edges;
    }

    /** @param edges inner edges, strictly ascending and finite; none makes one bin */
    public static BinEdges of(double... edges) {
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
                throw new IllegalArgumentException("edges are not finite and ascending: " + Arrays.toString(edges));
            }
        }
        return new BinEdges(edges.clone());
    }

    /** {@code bins} bins of one width from {@code low} to {@code high}. */
    public static BinEdges ofWidth(double low, double high, int bins) {
        requireBins(bins);
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = low + (high - low) * (i + 1) / bins;
        }
        return of(edges);
    }

    /**
     * The quantiles that cut the reference into {@code bins} equal parts. Ties collapse bins; where they reach down to the least value, what
     * lies below it has a bin of its own, so that also a constant has three: below, equal, above. NaN (a missing value) is left out, and the
     * infinite values count as the largest finite ones.
     *
     * @param reference in any order
     */
    public static BinEdges ofQuantiles(double[] reference, int bins) {
        requireBins(bins);
        double[] sorted = Arrays.stream(reference)
                .filter(value -> !Double.isNaN(value))
                .map(value -> Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new BinEdges(new double[0]);
        }
        return new BinEdges(cut(sorted, bins));
    }

    private static double[] cut(double[] sorted, int bins) {
        double[] edges = new double[bins];
        int found = 0;
        for (int i = 1; i < bins; i++) {
            int last = (int) Math.ceilDiv((long) i * sorted.length, (long) bins) - 1;
            double edge = sorted[Math.max(0, last)];
            if (found == 0 && edge == sorted[0] && edge > -Double.MAX_VALUE) {
                edges[found++] = Math.nextDown(edge);
            }
            if (found == 0 || edge > edges[found - 1]) {
                edges[found++] = edge;
            }
        }
        return Arrays.copyOf(edges, found);
    }

    /** As {@link #ofQuantiles(double[], int)}. */
    public static BinEdges ofQuantiles(float[] reference, int bins) {
        double[] values = new double[reference.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = reference[i];
        }
        return ofQuantiles(values, bins);
    }

    public int bins() {
        return edges.length + 1;
    }

    /** The bin of a value; NaN has none. */
    public int binOf(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN has no bin: count it as missing");
        }
        int place = Arrays.binarySearch(edges, value + 0.0);
        return place >= 0 ? place : -place - 1;
    }

    /** The inner edges, ascending: one fewer than the bins. */
    public double[] edges() {
        return edges.clone();
    }

    private static void requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("a histogram of " + bins + " bins: at least 1");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinEdges that && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return "BinEdges" + Arrays.toString(edges);
    }
}

package io.headroom.drift.figures;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.PopulationStability;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often the PSI of two samples of one distribution exceeds the fixed thresholds of folklore, and its 99th percentile. */
public final class PsiFigures {
    private static final int TRIALS = 2_000;
    private static final double ERRORS = 3.3;
    /** Half of the last digit of a reference figure. */
    private static final double ROUNDING = 0.005;

    private static final long FIRST_STREAM = 1_000_000;

    private final long seed;
    private long stream = FIRST_STREAM;

    private PsiFigures(long seed) {
        this.seed = seed;
    }

    /** Some seconds of work. */
    public static List<Figure> measure(long seed) {
        PsiFigures psi = new PsiFigures(seed);
        List<Figure> figures = new ArrayList<>();
        psi.exceedances(10, 100, 0.85, 0.22, figures);
        psi.exceedances(10, 200, 0.36, 0.005, figures);
        double[] thousand = psi.exceedances(10, 1_000, 0, 0, figures);
        figures.add(percentile(10, 1_000, thousand, 0.045, 0.0005));
        figures.add(percentile(10, 5_000, psi.indices(10, 5_000), 0.0085, 0.00005));
        psi.exceedances(20, 200, 0.96, 0.21, figures);
        figures.add(rate(
                "PSI above its own threshold at level 0.01, n 1,000",
                0.01,
                share(thousand, PopulationStability.threshold(10, 1_000, 1_000, 0.01))));
        return figures;
    }

    private double[] exceedances(int bins, int size, double tenth, double quarter, List<Figure> figures) {
        double[] indices = indices(bins, size);
        String of = "P(PSI > %s), " + bins + " bins, n " + size;
        figures.add(rate(of.formatted("0.1"), tenth, share(indices, 0.1)));
        figures.add(rate(of.formatted("0.25"), quarter, share(indices, 0.25)));
        return indices;
    }

    private static Figure rate(String name, double stated, double measured) {
        double share = Math.clamp((stated + measured) / 2, 1.0 / TRIALS, 1 - 1.0 / TRIALS);
        double tolerance = ERRORS * Math.sqrt(2 * share * (1 - share) / TRIALS) + ROUNDING;
        return new Figure(name, stated, measured, tolerance, TRIALS);
    }

    /** The percentile's standard error from the ranks that lie one standard error of its share away. */
    private static Figure percentile(int bins, int size, double[] indices, double stated, double rounding) {
        double[] sorted = indices.clone();
        Arrays.sort(sorted);
        double error = Math.sqrt(0.99 * 0.01 / TRIALS);
        double below = sorted[(int) ((0.99 - error) * TRIALS)];
        double above = sorted[(int) ((0.99 + error) * TRIALS)];
        double tolerance = ERRORS * Math.sqrt(2) * (above - below) / 2 + rounding;
        String name = "99th percentile of the PSI, " + bins + " bins, n " + size;
        return new Figure(name, stated, sorted[(int) (0.99 * TRIALS)], tolerance, TRIALS);
    }

    private double[] indices(int bins, int size) {
        double[] indices = new double[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            SeededStream values = SeededStream.of(seed, Concern.FIGURES, stream++);
            double[] reference = sample(size, values);
            BinEdges edges = BinEdges.ofQuantiles(reference, bins);
            indices[trial] = PopulationStability.index(counts(edges, reference), counts(edges, sample(size, values)));
        }
        return indices;
    }

    private static double[] sample(int size, SeededStream stream) {
        double[] values = new double[size];
        for (int index = 0; index < size; index++) {
            values[index] = stream.nextDouble();
        }
        return values;
    }

    private static long[] counts(BinEdges edges, double[] values) {
        Histogram histogram = new Histogram(edges);
        for (double value : values) {
            histogram.add(value);
        }
        return histogram.counts();
    }

    private static double share(double[] indices, double threshold) {
        return Arrays.stream(indices).filter(index -> index > threshold).count() / (double) indices.length;
    }
}

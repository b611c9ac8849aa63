package io.headroom.monitoring.significance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The counts of consecutive blocks of one window, reduced to what a design effect needs: their covariance. Memory is the square of the bins.
 * Batch means (Conway 1963; Law and Carson 1979): if blocks are long against the dependence, they are nearly independent of each other, and
 * how much more their counts vary than multinomial ones do is the design effect. Not thread-safe.
 */
final class BlockCounts {
    private final int bins;
    private final double[] sums;
    private final double[] products;
    private final double[] countsTimesSize;
    private double size;
    private double sizeSquared;
    private int blocks;

    BlockCounts(int bins) {
        this.bins = bins;
        this.sums = new double[bins];
        this.countsTimesSize = new double[bins];
        this.products = new double[bins * bins];
    }

    void add(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0) {
            return;
        }
        blocks++;
        size += total;
        sizeSquared += total * total;
        for (int i = 0; i < bins; i++) {
            sums[i] += counts[i];
            countsTimesSize[i] += counts[i] * total;
            for (int j = 0; j < bins; j++) {
                products[i * bins + j] += (double) counts[i] * counts[j];
            }
        }
    }

    int blocks() {
        return blocks;
    }

    double meanLength() {
        return size / blocks;
    }

    double share(int bin) {
        return sums[bin] / size;
    }

    /** Covariance of one observation's indicators as the blocks' totals show it: n times that of the window's shares. */
    double covariance(int i, int j) {
        double pi = share(i);
        double pj = share(j);
        double deviations =
                products[i * bins + j] - pi * countsTimesSize[j] - pj * countsTimesSize[i] + pi * pj * sizeSquared;
        return deviations / size * blocks / (blocks - 1.0);
    }

    /** Of the covariance over the shares, whose eigenvalues are the generalised design effects. */
    Traces traces() {
        int used = 0;
        double trace = 0;
        double ofSquare = 0;
        for (int i = 0; i < bins; i++) {
            used += share(i) > 0 ? 1 : 0;
            for (int j = 0; j < bins; j++) {
                double shares = share(i) * share(j);
                if (shares > 0) {
                    double covariance = covariance(i, j);
                    trace += i == j ? covariance / share(i) : 0;
                    ofSquare += covariance * covariance / shares;
                }
            }
        }
        return new Traces(trace, ofSquare, used - 1);
    }

    /** @param rank one less than the bins that were hit */
    record Traces(double trace, double ofSquare, int rank) {}

    void write(DataOutput out) throws IOException {
        for (double[] row : rows()) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
        out.writeDouble(size);
        out.writeDouble(sizeSquared);
        out.writeInt(blocks);
    }

    void read(DataInput in) throws IOException {
        for (double[] row : rows()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readDouble();
            }
        }
        size = in.readDouble();
        sizeSquared = in.readDouble();
        blocks = in.readInt();
    }

    private double[][] rows() {
        return new double[][] {sums, products, countsTimesSize};
    }
}

package io.headroom.monitoring.significance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of consecutive blocks of one window, and what a design effect needs of them: the long-run covariance of an observation's
 * indicators. Batch means (Conway 1963; Law and Carson 1979) with the covariance of neighbouring blocks, in full (a flat-top
 * window; Politis and Romano 1995), which takes off the error that falls with the length of blocks. Memory is
 * blocks times bins. Not thread-safe.
 */
final class BlockCounts {
    private static final int MOST_BLOCKS = 10_000;

    private final int bins;
    private final List<long[]> blocks = new ArrayList<>();

    BlockCounts(int bins) {
        this.bins = bins;
    }

    void add(long[] counts) {
        if (total(counts) > 0) {
            blocks.add(counts.clone());
        }
    }

    int blocks() {
        return blocks.size();
    }

    /**
     * Degrees of freedom of a variance estimated thus. The sum of products of n independent blocks has a variance of 6 n where that of squares
     * alone has 2 n.
     */
    double degrees() {
        return (blocks.size() - 1) / 3.0;
    }

    LongRunCovariance covariance() {
        double size = 0;
        double[] shares = new double[bins];
        for (long[] block : blocks) {
            size += total(block);
            for (int i = 0; i < bins; i++) {
                shares[i] += block[i];
            }
        }
        for (int i = 0; i < bins; i++) {
            shares[i] /= size;
        }
        // The window's own shares are taken off every block, which takes 1/n of the squares and as much of each
        // neighbour's product.
        double centred = (blocks.size() - 1.0) / blocks.size();
        return new LongRunCovariance(
                shares, products(shares, size * centred * (1 - 2.0 / blocks.size())), size / blocks.size());
    }

    private double[][] products(double[] shares, double divisor) {
        double[][] sums = new double[bins][bins];
        double[] before = new double[bins];
        for (long[] block : blocks) {
            double[] now = deviations(block, shares);
            for (int i = 0; i < bins; i++) {
                for (int j = 0; j < bins; j++) {
                    sums[i][j] += (now[i] * now[j] + now[i] * before[j] + before[i] * now[j]) / divisor;
                }
            }
            before = now;
        }
        return sums;
    }

    private double[] deviations(long[] block, double[] shares) {
        double total = total(block);
        double[] deviations = new double[bins];
        for (int i = 0; i < bins; i++) {
            deviations[i] = block[i] - shares[i] * total;
        }
        return deviations;
    }

    private static double total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(blocks.size());
        for (long[] block : blocks) {
            for (long count : block) {
                out.writeLong(count);
            }
        }
    }

    void read(DataInput in) throws IOException {
        blocks.clear();
        int count = in.readInt();
        if (count < 0 || count > MOST_BLOCKS) {
            throw new IOException(count + " blocks of a window: wants 0 to " + MOST_BLOCKS);
        }
        for (int block = 0; block < count; block++) {
            long[] counts = new long[bins];
            for (int i = 0; i < bins; i++) {
                counts[i] = in.readLong();
            }
            blocks.add(counts);
        }
    }
}

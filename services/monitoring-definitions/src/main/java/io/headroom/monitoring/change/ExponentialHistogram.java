package io.headroom.monitoring.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A window of values as buckets of doubling size (Datar, Gionis, Indyk and Motwani 2002): row r holds up to M buckets of 2^r values, the newest
 * in row 0. Memory grows with the logarithm of the window. Not thread-safe.
 */
final class ExponentialHistogram {
    /** @param squares sum of squared deviations from the bucket's mean */
    record Bucket(long size, double sum, double squares) {
        static final Bucket EMPTY = new Bucket(0, 0, 0);

        double mean() {
            return size == 0 ? 0 : sum / size;
        }

        Bucket with(Bucket other) {
            if (size == 0 || other.size == 0) {
                return size == 0 ? other : this;
            }
            double gap = mean() - other.mean();
            double between = gap * gap * size * other.size / (size + other.size);
            return new Bucket(size + other.size, sum + other.sum, squares + other.squares + between);
        }

        Bucket without(Bucket part) {
            Bucket rest = new Bucket(size - part.size, sum - part.sum, 0);
            if (rest.size == 0) {
                return EMPTY;
            }
            double gap = rest.mean() - part.mean();
            double between = gap * gap * rest.size * part.size / size;
            return new Bucket(rest.size, rest.sum, Math.max(0, squares - part.squares - between));
        }
    }

    private final int bucketsPerRow;
    private final List<Deque<Bucket>> rows = new ArrayList<>();
    private Bucket whole = Bucket.EMPTY;

    ExponentialHistogram(int bucketsPerRow) {
        this.bucketsPerRow = bucketsPerRow;
    }

    void add(double value) {
        Bucket newest = new Bucket(1, value, 0);
        whole = whole.with(newest);
        for (int row = 0; ; row++) {
            if (row == rows.size()) {
                rows.add(new ArrayDeque<>());
            }
            Deque<Bucket> buckets = rows.get(row);
            buckets.addLast(newest);
            if (buckets.size() <= bucketsPerRow) {
                return;
            }
            newest = buckets.removeFirst().with(buckets.removeFirst());
        }
    }

    void dropOldest() {
        Deque<Bucket> last = rows.getLast();
        whole = whole.without(last.removeFirst());
        while (!rows.isEmpty() && rows.getLast().isEmpty()) {
            rows.removeLast();
        }
    }

    Bucket whole() {
        return whole;
    }

    /** Oldest first. */
    List<Bucket> buckets() {
        List<Bucket> all = new ArrayList<>();
        for (Deque<Bucket> row : rows.reversed()) {
            all.addAll(row);
        }
        return all;
    }

    void clear() {
        rows.clear();
        whole = Bucket.EMPTY;
    }

    void save(DataOutput out) throws IOException {
        write(out, whole);
        out.writeInt(rows.size());
        for (Deque<Bucket> row : rows) {
            out.writeInt(row.size());
            for (Bucket bucket : row) {
                write(out, bucket);
            }
        }
    }

    void read(DataInput in) throws IOException {
        clear();
        whole = readBucket(in);
        int saved = in.readInt();
        for (int row = 0; row < saved; row++) {
            Deque<Bucket> buckets = new ArrayDeque<>();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                buckets.addLast(readBucket(in));
            }
            rows.add(buckets);
        }
    }

    private static void write(DataOutput out, Bucket bucket) throws IOException {
        out.writeLong(bucket.size);
        out.writeDouble(bucket.sum);
        out.writeDouble(bucket.squares);
    }

    private static Bucket readBucket(DataInput in) throws IOException {
        return new Bucket(in.readLong(), in.readDouble(), in.readDouble());
    }
}

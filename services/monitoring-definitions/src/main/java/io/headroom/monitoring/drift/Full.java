package io.headroom.monitoring.drift;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of the newest full window of a feature, to be shown. Not thread-safe. */
final class Full implements Stateful {

    private static final int MOST_DISTANCES = 16;

    private final long[] counts;
    private long missing;
    private double designEffect = 1;
    private final Map<String, Double> distances = new TreeMap<>();

    Full(int bins) {
        counts = new long[bins];
    }

    void set(long[] newest, long newestMissing, double effect, Map<String, Double> found) {
        System.arraycopy(newest, 0, counts, 0, counts.length);
        missing = newestMissing;
        designEffect = effect;
        distances.clear();
        distances.putAll(found);
    }

    long[] counts() {
        return counts;
    }

    long present() {
        return Arrays.stream(counts).sum();
    }

    /** Missing ones included. */
    long values() {
        return present() + missing;
    }

    double missingShare() {
        return Shares.of(missing, values());
    }

    double designEffect() {
        return designEffect;
    }

    Map<String, Double> distances() {
        return distances;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, counts);
        out.writeLong(missing);
        out.writeDouble(designEffect);
        out.writeInt(distances.size());
        for (Map.Entry<String, Double> entry : distances.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        StateFormat.longs(in, "bins", counts);
        missing = StateFormat.natural(in, "missing values");
        designEffect = in.readDouble();
        for (int left = StateFormat.count(in, "distances", MOST_DISTANCES); left > 0; left--) {
            String name = in.readUTF();
            distances.put(name, in.readDouble());
        }
    }
}

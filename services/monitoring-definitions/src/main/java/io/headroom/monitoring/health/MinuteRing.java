package io.headroom.monitoring.health;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Counts of several kinds by minute of the log's time, over a fixed number of minutes. Not thread-safe. */
final class MinuteRing implements Stateful {

    private static final long MILLIS = 60_000;

    private final int minutes;
    private final int kinds;
    private final long[] counts;
    private long newest = -1;

    MinuteRing(int minutes, int kinds) {
        this.minutes = minutes;
        this.kinds = kinds;
        this.counts = new long[minutes * kinds];
    }

    /** Whether the newest minute is over by then. */
    boolean endsBy(long logMillis) {
        return newest >= 0 && Math.floorDiv(logMillis, MILLIS) > newest;
    }

    /** Moves on in time; whether a new minute began. */
    boolean advance(long logMillis) {
        long minute = Math.floorDiv(logMillis, MILLIS);
        if (minute <= newest) {
            return false;
        }
        long first = newest < 0 ? minute : Math.max(newest + 1, minute - minutes + 1);
        for (long passed = first; passed <= minute; passed++) {
            int at = slot(passed);
            Arrays.fill(counts, at, at + kinds, 0);
        }
        newest = minute;
        return true;
    }

    /** Counts in the newest minute. */
    void add(int kind) {
        counts[slot(newest) + kind]++;
    }

    /** Sum over the newest minutes, the one that runs included. */
    long sum(int kind, int newestMinutes) {
        long sum = 0;
        for (int back = 0; back < Math.min(newestMinutes, minutes) && newest - back >= 0; back++) {
            sum += counts[slot(newest - back) + kind];
        }
        return sum;
    }

    private int slot(long minute) {
        return (int) (minute % minutes) * kinds;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(newest);
        int used = 0;
        for (long count : counts) {
            used += count == 0 ? 0 : 1;
        }
        out.writeInt(used);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                out.writeInt(i);
                out.writeLong(counts[i]);
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        newest = in.readLong();
        for (int left = StateFormat.count(in, "minutes", counts.length); left > 0; left--) {
            int at = StateFormat.count(in, "minutes", counts.length - 1);
            counts[at] = in.readLong();
        }
    }
}

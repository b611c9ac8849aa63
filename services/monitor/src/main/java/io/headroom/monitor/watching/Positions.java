package io.headroom.monitor.watching;

import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.topics.LogTopic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far the log was read, as a saved state holds it. */
final class Positions {
    private static final int MOST_PARTITIONS = 100_000;

    private Positions() {}

    static void writeTo(DataOutput out, Map<LogPartition, LogPosition> positions) throws IOException {
        out.writeInt(positions.size());
        for (Map.Entry<LogPartition, LogPosition> entry : new TreeMap<>(positions).entrySet()) {
            out.writeUTF(entry.getKey().topic().name());
            out.writeInt(entry.getKey().number());
            out.writeLong(entry.getValue().nextOffset());
            out.writeLong(entry.getValue().millis());
        }
    }

    /** @throws IOException or an IllegalArgumentException when it is not what {@link #writeTo} wrote */
    static Map<LogPartition, LogPosition> readFrom(DataInput in) throws IOException {
        int partitions = in.readInt();
        if (partitions < 0 || partitions > MOST_PARTITIONS) {
            throw new IOException("it tells of " + partitions + " partitions");
        }
        Map<LogPartition, LogPosition> positions = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            LogPartition partition = new LogPartition(LogTopic.valueOf(in.readUTF()), in.readInt());
            positions.put(partition, new LogPosition(in.readLong(), in.readLong()));
        }
        return positions;
    }
}

package io.headroom.eventlog.reading;

import io.headroom.eventlog.topics.LogTopic;
import java.util.Comparator;

/** One of the sequences a topic consists of. */
public record LogPartition(LogTopic topic, int number) implements Comparable<LogPartition> {
    private static final Comparator<LogPartition> ORDER =
            Comparator.comparing(LogPartition::topic).thenComparingInt(LogPartition::number);

    @Override
    public int compareTo(LogPartition other) {
        return ORDER.compare(this, other);
    }
}

package io.headroom.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eventlog.topics.LogTopic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The sequence is that of the places, however the partitions' records come in, and wherever reading is cut. */
final class OrderedMergeProperties {
    private static final int PARTITIONS = 3;

    @Property(tries = 300)
    void sequence_isThatOfThePlaces_whateverComesFirst(
            @ForAll long log, @ForAll long arrival, @ForAll @IntRange(max = 80) int records) {
        Map<LogPartition, List<Long>> written = written(new Random(log), records);
        List<LogPlace> read = read(written, new Random(arrival), Integer.MAX_VALUE);
        assertThat(read).hasSize(records).isSorted();
    }

    @Property(tries = 300)
    void sequence_isTheSame_whenReadingEndsAndBeginsAgainFromItsPositions(
            @ForAll long log,
            @ForAll long arrival,
            @ForAll @IntRange(min = 1, max = 60) int records,
            @ForAll @IntRange(min = 1, max = 7) int piece) {
        Map<LogPartition, List<Long>> written = written(new Random(log), records);
        assertThat(read(written, new Random(arrival), piece))
                .isEqualTo(read(written, new Random(0), Integer.MAX_VALUE));
    }

    /** Log times that sometimes stand still and sometimes go back, as a clock that is set does. */
    private static Map<LogPartition, List<Long>> written(Random random, int records) {
        Map<LogPartition, List<Long>> written = new TreeMap<>();
        for (LogTopic topic : LogTopic.values()) {
            for (int number = 0; number < PARTITIONS; number++) {
                written.put(new LogPartition(topic, number), new ArrayList<>());
            }
        }
        List<LogPartition> partitions = List.copyOf(written.keySet());
        long clock = 1_000;
        for (int record = 0; record < records; record++) {
            clock += random.nextInt(-1, 4);
            written.get(partitions.get(random.nextInt(partitions.size()))).add(clock);
        }
        return written;
    }

    /** Reads everything; after each piece with a new merge that knows nothing but the positions. */
    private static List<LogPlace> read(Map<LogPartition, List<Long>> written, Random arrival, int piece) {
        List<LogPlace> read = new ArrayList<>();
        Map<LogPartition, LogPosition> positions = new TreeMap<>();
        written.keySet().forEach(partition -> positions.put(partition, new LogPosition(0, 0)));
        int before = -1;
        while (read.size() > before) {
            before = read.size();
            OrderedMerge merge = new OrderedMerge(positions);
            arrive(merge, written, arrival);
            merge.lanes().forEach(lane -> lane.nothingBefore(Long.MAX_VALUE));
            merge.release(piece).forEach(held -> read.add(held.place()));
            positions.putAll(merge.positions());
            assertThat(merge.late()).isZero();
        }
        return read;
    }

    private static void arrive(OrderedMerge merge, Map<LogPartition, List<Long>> written, Random random) {
        List<Lane> open = new ArrayList<>(merge.lanes());
        Map<LogPartition, Deque<Long>> coming = new TreeMap<>();
        open.forEach(lane -> {
            List<Long> all = written.get(lane.partition());
            coming.put(
                    lane.partition(),
                    new ArrayDeque<>(all.subList((int) lane.position().nextOffset(), all.size())));
        });
        while (!open.isEmpty()) {
            Lane lane = open.get(random.nextInt(open.size()));
            if (coming.get(lane.partition()).isEmpty()) {
                open.remove(lane);
            } else {
                lane.add(lane.nextOffset(), coming.get(lane.partition()).removeFirst(), new byte[3]);
            }
        }
    }
}

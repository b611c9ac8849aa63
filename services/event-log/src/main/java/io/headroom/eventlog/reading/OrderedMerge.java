package io.headroom.eventlog.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes one sequence of the partitions' records. A record is handed out once every other partition either holds one that comes after it, or has said
 * that nothing older will come of it; so the sequence does not depend on which partition's records come first. Knows nothing of where they come from.
 */
final class OrderedMerge {
    private static final Comparator<Lane> BY_FIRST =
            Comparator.comparing(lane -> lane.first().orElseThrow().place());

    private final SortedMap<LogPartition, Lane> lanes = new TreeMap<>();
    private Optional<LogPlace> latest = Optional.empty();
    private long late;

    OrderedMerge(Map<LogPartition, LogPosition> from) {
        from.forEach((partition, position) -> lanes.put(partition, new Lane(partition, position)));
    }

    Lane lane(LogPartition partition) {
        return lanes.computeIfAbsent(partition, added -> new Lane(added, new LogPosition(0, 0)));
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    /** The records that can be handed out now, so many at most. */
    List<Held> release(int atMost) {
        List<Held> released = new ArrayList<>();
        while (released.size() < atMost) {
            Optional<Lane> first =
                    lanes.values().stream().filter(lane -> !lane.isEmpty()).min(BY_FIRST);
            if (first.isEmpty() || !isNext(first.get().first().orElseThrow().place())) {
                return released;
            }
            released.add(release(first.get()));
        }
        return released;
    }

    /** Whether something is held, but records that come before it may still come. */
    boolean waits() {
        return lanes.values().stream().anyMatch(lane -> !lane.isEmpty());
    }

    Map<LogPartition, LogPosition> positions() {
        Map<LogPartition, LogPosition> positions = new TreeMap<>();
        lanes.forEach((partition, lane) -> positions.put(partition, lane.position()));
        return positions;
    }

    /** Records handed out after one that comes behind them: a partition delivered what it had said would not come. */
    long late() {
        return late;
    }

    private boolean isNext(LogPlace place) {
        return lanes.values().stream().allMatch(lane -> lane.allowsBefore(place));
    }

    private Held release(Lane lane) {
        Held held = lane.remove();
        if (latest.isPresent() && held.place().compareTo(latest.get()) < 0) {
            late++;
        } else {
            latest = Optional.of(held.place());
        }
        return held;
    }
}

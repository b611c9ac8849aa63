package io.headroom.monitoring.skew;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.EventKind;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratings of the log, by user and by item, up to a bound. When that is reached, later ones are not kept, and no row that may know of one can
 * be checked. Not thread-safe.
 */
final class RatingLog implements Stateful {

    private final int bound;
    private final List<Event> all = new ArrayList<>();
    private final Map<Long, List<Event>> byUser = new HashMap<>();
    private final Map<Long, List<Event>> byItem = new HashMap<>();
    private long incompleteFrom = Long.MAX_VALUE;

    RatingLog(int bound) {
        this.bound = bound;
    }

    void add(Event event) {
        if (all.size() == bound) {
            incompleteFrom = Math.min(incompleteFrom, event.timeSeconds());
            return;
        }
        all.add(event);
        byUser.computeIfAbsent(event.userId(), ignored -> new ArrayList<>()).add(event);
        byItem.computeIfAbsent(event.itemId(), ignored -> new ArrayList<>()).add(event);
    }

    /** Whether all ratings up to then are kept. */
    boolean isComplete(long timeSeconds) {
        return timeSeconds < incompleteFrom;
    }

    /** Later than {@code after}, up to {@code last}, in the order of replay. */
    List<Event> ofUser(long userId, long after, long last) {
        return between(byUser.getOrDefault(userId, List.of()), after, last);
    }

    /** As {@link #ofUser}. */
    List<Event> ofItem(long itemId, long after, long last) {
        return between(byItem.getOrDefault(itemId, List.of()), after, last);
    }

    private static List<Event> between(List<Event> events, long after, long last) {
        return events.stream()
                .filter(event -> event.timeSeconds() > after && event.timeSeconds() <= last)
                .sorted(Event.ORDER)
                .toList();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(incompleteFrom);
        out.writeInt(all.size());
        for (Event event : all) {
            out.writeLong(event.userId());
            out.writeLong(event.itemId());
            out.writeLong(event.timeSeconds());
            out.writeFloat(event.value());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        long saved = in.readLong();
        for (int left = StateFormat.count(in, "ratings", bound); left > 0; left--) {
            add(new Event(EventKind.RATING, in.readLong(), in.readLong(), in.readLong(), in.readFloat()));
        }
        incompleteFrom = saved;
    }
}

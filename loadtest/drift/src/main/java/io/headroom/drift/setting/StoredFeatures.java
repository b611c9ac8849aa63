package io.headroom.drift.setting;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature store: a row for each user and item that anything was heard of, kept by the aggregators of the feature definitions. Not
 * thread-safe once it is updated; as made, it may be copied by several threads.
 */
public final class StoredFeatures {
    private final SimulatedWorld world;
    private final UserAggregator[] users;
    private final ItemAggregator[] items;
    private final float[] userRows;
    private final float[] itemRows;

    private StoredFeatures(SimulatedWorld world) {
        this.world = world;
        this.users = new UserAggregator[world.users()];
        this.items = new ItemAggregator[world.items()];
        this.userRows = new float[users.length * world.views().userWidth()];
        this.itemRows = new float[items.length * world.views().itemWidth()];
    }

    /** What is known at the reference moment. */
    public static StoredFeatures atReference(SimulatedWorld world) {
        StoredFeatures features = new StoredFeatures(world);
        for (int user = 0; user < features.users.length; user++) {
            features.users[user] = new UserAggregator(world.views().genres());
        }
        for (int item = 0; item < features.items.length; item++) {
            features.items[item] = new ItemAggregator();
        }
        for (Event event : events(world.world())) {
            int item = (int) event.itemId() - 1;
            features.users[(int) event.userId() - 1].update(event, world.facts(item));
            features.items[item].update(event);
        }
        features.refreshAll();
        return features;
    }

    private static List<Event> events(World world) {
        List<Event> events = new ArrayList<>();
        world.log()
                .forEachRating((user, item, halfStars, time) ->
                        events.add(Event.rating(user + 1L, item + 1L, time, halfStars / 2f)));
        world.log()
                .forEachImpression((user, item, _, time, clicked) ->
                        events.add(Event.impression(user + 1L, item + 1L, time, clicked)));
        events.sort(Event.ORDER);
        return events;
    }

    private void refreshAll() {
        for (int user = 0; user < users.length; user++) {
            refreshUser(user);
        }
        for (int item = 0; item < items.length; item++) {
            refreshItem(item);
        }
    }

    private void refreshUser(int user) {
        users[user].valueAt(Long.MAX_VALUE, userRows, user * world.views().userWidth());
    }

    private void refreshItem(int item) {
        items[item].valueAt(Long.MAX_VALUE, itemRows, item * world.views().itemWidth());
    }

    /** A store of its own that continues from here. */
    public StoredFeatures copy() {
        StoredFeatures copy = new StoredFeatures(world);
        for (int user = 0; user < users.length; user++) {
            copy.users[user] = UserAggregator.fromBytes(
                    users[user].toBytes(), world.views().genres());
        }
        for (int item = 0; item < items.length; item++) {
            copy.items[item] = ItemAggregator.fromBytes(items[item].toBytes());
        }
        System.arraycopy(userRows, 0, copy.userRows, 0, userRows.length);
        System.arraycopy(itemRows, 0, copy.itemRows, 0, itemRows.length);
        return copy;
    }

    /** Takes a rating; the time may not lie before that of an earlier one. */
    public void rate(int user, int item, long timeSeconds, float stars) {
        users[user].rate(
                timeSeconds,
                stars,
                world.facts(item).genreMask(),
                world.facts(item).year());
        items[item].update(EventKind.RATING, timeSeconds, stars);
        refreshUser(user);
        refreshItem(item);
    }

    /** Copies the row of a user; returns the time of its newest event, 0 when there is no row. */
    public long readUser(int user, float[] out) {
        int width = world.views().userWidth();
        System.arraycopy(userRows, user * width, out, 0, width);
        return users[user].updatedAtSeconds();
    }

    /** Copies the row of an item to {@code out[offset]} and on; returns as {@link #readUser}. */
    public long readItem(int item, float[] out, int offset) {
        int width = world.views().itemWidth();
        System.arraycopy(itemRows, item * width, out, offset, width);
        return items[item].updatedAtSeconds();
    }

    /** State of a user's aggregator. */
    public byte[] userState(int user) {
        return users[user].toBytes();
    }

    /** State of an item's aggregator. */
    public byte[] itemState(int item) {
        return items[item].toBytes();
    }
}

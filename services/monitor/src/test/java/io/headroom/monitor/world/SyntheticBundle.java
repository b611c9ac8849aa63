package io.headroom.monitor.world;

import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A small bundle with a reference for monitoring, and the states its users and items have at the end of the data. */
public final class SyntheticBundle {
    public static final long END_OF_DATA = 1_700_000_000L;
    static final int USERS = 400;
    static final int ITEMS = 300;
    static final long FIRST_ITEM = 1_000;
    static final List<Double> PROPENSITIES = List.of(1.0, 0.8, 0.66, 0.56, 0.5, 0.45, 0.41, 0.38, 0.36, 0.34);

    private static final long DAY = 86_400;
    private static final int REQUESTS = 2_000;
    private static final List<String> GENRES = List.of("Drama", "Comedy", "Horror", "Crime");

    final FeatureViews views = new FeatureViews(new Genres(GENRES));
    final List<UserAggregator> users = new ArrayList<>();
    final List<ItemAggregator> items = new ArrayList<>();

    public SyntheticBundle(long seed) {
        Random random = new Random(seed);
        IntStream.range(0, USERS).forEach(_ -> users.add(new UserAggregator(views.genres())));
        IntStream.range(0, ITEMS).forEach(_ -> items.add(new ItemAggregator()));
        for (int user = 0; user < USERS; user++) {
            long time = END_OF_DATA - 40 * DAY + random.nextInt((int) (20 * DAY));
            for (int event = 0; event < 4 + random.nextInt(12); event++) {
                time += 1 + random.nextInt((int) DAY);
                rate(user, random.nextInt(ITEMS), time, 1 + random.nextInt(9) / 2f);
            }
        }
    }

    private void rate(int user, int item, long time, float stars) {
        users.get(user).rate(time, stars, genreMask(item), year(item));
        if (time > items.get(item).updatedAtSeconds()) {
            items.get(item).update(EventKind.RATING, time, stars);
        }
    }

    /** Publishes it, with what monitoring needs. */
    public Bundle publish(Path store) {
        return publish(store, true, 1);
    }

    /** @param seed of the bundle; another one gives another version */
    public Bundle publish(Path store, boolean monitoring, long seed) {
        try (BundleWriter writer = new BundleWriter(new BundleStore(store))) {
            writer.json(
                    "items/catalogue.json",
                    IntStream.range(0, ITEMS).mapToObj(this::entry).toList());
            writer.array(
                    "items/ids.npy",
                    NpyArray.of(LongStream.range(FIRST_ITEM, FIRST_ITEM + ITEMS).toArray()));
            writer.array(
                    "users/ids.npy",
                    NpyArray.of(LongStream.rangeClosed(1, USERS).toArray()));
            if (monitoring) {
                writeReference(writer);
            }
            Map<String, List<String>> columns = Map.of("user", views.userColumns(), "item", views.itemColumns());
            return writer.publish(Instant.parse("2026-11-20T10:15:00Z").plusSeconds(seed), END_OF_DATA, seed, columns);
        }
    }

    float[] userRow(int user) {
        float[] row = new float[views.userWidth()];
        users.get(user).valueAt(END_OF_DATA, row, 0);
        return row;
    }

    float[] itemRow(int item) {
        float[] row = new float[views.itemWidth()];
        items.get(item).valueAt(END_OF_DATA, row, 0);
        return row;
    }

    static String genre(int item) {
        return GENRES.get(item % GENRES.size());
    }

    private long genreMask(int item) {
        return views.genres().mask(List.of(genre(item)));
    }

    private static int year(int item) {
        return 1950 + item % 70;
    }

    private Map<String, Object> entry(int item) {
        return Map.of(
                "id", FIRST_ITEM + item, "title", "Film " + item, "year", year(item), "genres", List.of(genre(item)));
    }

    private void writeReference(BundleWriter writer) {
        SyntheticTraffic traffic = new SyntheticTraffic(this, "reference", 99);
        Columns columns = new Columns();
        Map<String, Long> genres = new HashMap<>();
        Map<String, Long> sources = new HashMap<>();
        for (int request = 0; request < REQUESTS; request++) {
            SyntheticTraffic.Shown shown = traffic.draw(SyntheticTraffic.Drift.NONE);
            int position = request % shown.items().length;
            int item = shown.items()[position];
            columns.add(this, shown, position);
            genres.merge(genre(item), 1L, Long::sum);
            sources.merge(SyntheticTraffic.source(item), 1L, Long::sum);
        }
        columns.write(writer);
        writer.array(
                "monitoring/user_states.npy",
                states(users.stream().map(UserAggregator::toBytes).toList()));
        writer.array(
                "monitoring/item_states.npy",
                states(items.stream().map(ItemAggregator::toBytes).toList()));
        writer.json(
                "monitoring/reference.json",
                Map.of(
                        "requests",
                        REQUESTS,
                        "answer",
                        PROPENSITIES.size(),
                        "asOfSeconds",
                        END_OF_DATA,
                        "rung",
                        "FULL",
                        "categories",
                        Map.of("genre", genres, "source", sources),
                        "propensities",
                        PROPENSITIES,
                        "propensitiesFrom",
                        "the test's own world",
                        "calibrationExamination",
                        1.0,
                        "probabilityOf",
                        "a click on an item that is looked at"));
    }

    private static NpyArray states(List<byte[]> rows) {
        int length = rows.getFirst().length;
        byte[] all = new byte[rows.size() * length];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * length, length);
        }
        return NpyArray.of(all, rows.size(), length);
    }
}

package io.headroom.gateway.process;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A bundle with just what the gateway reads. Item ids fall from row to row, so that rows and ids are not mistaken for each other. */
public final class SmallBundle {
    public static final int ITEMS = 600;
    public static final int USERS = 2_000;
    private static final long END_OF_DATA = 1_700_000_000L;
    private static final List<String> GENRES = List.of("Drama", "Comedy", "Horror", "Crime", "Western");

    private SmallBundle() {}

    public static long itemIdOfRow(int row) {
        return 10_000L - row;
    }

    /** Popularity goes from the last row to the first. */
    public static long popularItem(int place) {
        return itemIdOfRow(ITEMS - 1 - place);
    }

    public static String title(long itemId) {
        return "Film \u2116 " + itemId;
    }

    public static Bundle publish(Path store) {
        return publish(store, ITEMS);
    }

    /** @param popular how many popular items it names */
    public static Bundle publish(Path store, int popular) {
        try (BundleWriter writer = new BundleWriter(new BundleStore(store))) {
            writer.json(
                    "items/catalogue.json",
                    IntStream.range(0, ITEMS).mapToObj(SmallBundle::entry).toList());
            writer.json("rerank.json", Map.of("diversityStrength", 0.02, "window", 3, "sameGenresLimit", 6));
            writer.json("metrics.json", Map.of("models", Map.of("headroom", Map.of("ndcg@10", 0.061))));
            writer.array(
                    "users/ids.npy",
                    NpyArray.of(LongStream.rangeClosed(1, USERS).toArray()));
            writer.array(
                    "users/activity.npy",
                    NpyArray.of(LongStream.rangeClosed(1, USERS)
                            .map(id -> USERS / id)
                            .toArray()));
            writer.array(
                    "retrieval/popular.npy",
                    NpyArray.of(
                            IntStream.range(0, popular).map(i -> ITEMS - 1 - i).toArray()));
            return writer.publish(Instant.parse("2026-11-20T10:15:00Z"), END_OF_DATA, 7, Map.of());
        }
    }

    private static Map<String, Object> entry(int row) {
        return Map.of(
                "id", itemIdOfRow(row),
                "title", title(itemIdOfRow(row)),
                "year", 1950 + row % 70,
                "genres", List.of(GENRES.get(row % GENRES.size())));
    }
}

package io.headroom.harness.quality;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A bundle with 40 held-out requests of 8 users over 100 items: request i, at second 1,000 + 10 i, wants item i + 1, and offline it stood at
 * the first place. Before request i one item row changed, that of item i + 1, to the value i.
 */
public final class SmallWindow {
    public static final int REQUESTS = 40;
    public static final int USERS = 8;
    public static final long FROM = 1_000;

    private SmallWindow() {}

    public static Bundle publish(Path store) {
        try (BundleWriter bundle = new BundleWriter(new BundleStore(store))) {
            bundle.array("items/ids.npy", NpyArray.of(range(1, 100)));
            bundle.json("heldout/heldout.json", Map.of("fromSeconds", FROM, "requests", REQUESTS));
            requests(bundle);
            users(bundle);
            changes(bundle);
            return bundle.publish(Instant.EPOCH, 2_000, 1, Map.of("user", List.of("a", "b"), "item", List.of("c")));
        }
    }

    public static long time(int request) {
        return FROM + 10L * request;
    }

    private static void requests(BundleWriter bundle) {
        String in = "heldout/requests/";
        bundle.array(in + "users.npy", NpyArray.of(each(i -> i % USERS)));
        bundle.array(in + "times.npy", NpyArray.of(each(SmallWindow::time)));
        bundle.array(in + "items.npy", NpyArray.of(range(1, REQUESTS)));
        bundle.array(in + "answer_offsets.npy", NpyArray.of(range(0, REQUESTS)));
        bundle.array(in + "answer_items.npy", NpyArray.of(range(1, REQUESTS)));
    }

    private static void users(BundleWriter bundle) {
        String in = "heldout/requests/";
        float[] values = new float[2 * REQUESTS];
        float[] ratings = new float[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            values[2 * i] = i;
            ratings[i] = 4;
        }
        bundle.array(in + "user.npy", NpyArray.of(values, REQUESTS, 2));
        bundle.array(in + "user_updated.npy", NpyArray.of(each(i -> time(i) - 1)));
        bundle.array(in + "history_offsets.npy", NpyArray.of(range(0, REQUESTS)));
        bundle.array(in + "history_items.npy", NpyArray.of(range(51, 50 + REQUESTS)));
        bundle.array(in + "history_times.npy", NpyArray.of(each(i -> time(i) - 1)));
        bundle.array(in + "history_ratings.npy", NpyArray.of(ratings));
        bundle.array(in + "seen_offsets.npy", NpyArray.of(range(0, REQUESTS)));
        bundle.array(in + "seen_items.npy", NpyArray.of(range(51, 50 + REQUESTS)));
    }

    private static void changes(BundleWriter bundle) {
        String in = "heldout/changes/";
        float[] values = new float[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            values[i] = i;
        }
        bundle.array(in + "offsets.npy", NpyArray.of(range(0, REQUESTS)));
        bundle.array(in + "item_ids.npy", NpyArray.of(range(1, REQUESTS)));
        bundle.array(in + "item.npy", NpyArray.of(values, REQUESTS, 1));
        bundle.array(in + "item_updated.npy", NpyArray.of(each(i -> time(i) - 1)));
    }

    private static long[] range(long from, long to) {
        return LongStream.rangeClosed(from, to).toArray();
    }

    private static long[] each(IntToLongFunction function) {
        return IntStream.range(0, REQUESTS).mapToLong(function).toArray();
    }
}

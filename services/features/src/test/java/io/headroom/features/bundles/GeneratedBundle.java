package io.headroom.features.bundles;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Bundles of random features: items 1..items, users 1..users, every row of the same age, each user with a history and seen items.
 *
 * @param columns scalar columns of users and of items
 * @param updatedAtSeconds time of every row
 */
public record GeneratedBundle(int users, int items, int columns, long updatedAtSeconds, long seed) {
    private static final int HISTORY = 50;
    private static final int SEEN = 200;

    public static List<String> columnNames(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "f" + i).toList();
    }

    /** Writes and publishes it. The first column of every row holds the entity's own id. */
    public Bundle publish(Path directory) {
        Random random = new Random(seed);
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            writer.array("items/ids.npy", ids(items))
                    .array("users/ids.npy", ids(users))
                    .array("features/item.npy", matrix(items, random))
                    .array("features/user.npy", matrix(users, random))
                    .array("features/item_updated.npy", times(items))
                    .array("features/user_updated.npy", times(users))
                    .array("features/history_offsets.npy", offsets(HISTORY))
                    .array("features/history_items.npy", randomItems(users * HISTORY, random))
                    .array("features/history_times.npy", times(users * HISTORY))
                    .array("features/history_ratings.npy", NpyArray.of(ratings(users * HISTORY)))
                    .array("features/seen_offsets.npy", offsets(SEEN))
                    .array("features/seen_items.npy", randomItems(users * SEEN, random));
            return writer.publish(
                    Instant.ofEpochSecond(1_700_000_000L + seed),
                    updatedAtSeconds,
                    seed,
                    Map.of("user", columnNames(columns), "item", columnNames(columns), "dense", columnNames(columns)));
        }
    }

    private static NpyArray ids(int count) {
        return NpyArray.of(LongStream.rangeClosed(1, count).toArray());
    }

    private NpyArray matrix(int rows, Random random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        for (int row = 0; row < rows; row++) {
            values[row * columns] = row + 1;
        }
        return NpyArray.of(values, rows, columns);
    }

    private NpyArray times(int count) {
        long[] times = new long[count];
        Arrays.fill(times, updatedAtSeconds);
        return NpyArray.of(times);
    }

    private NpyArray offsets(int perUser) {
        return NpyArray.of(
                LongStream.rangeClosed(0, users).map(user -> user * perUser).toArray());
    }

    private NpyArray randomItems(int count, Random random) {
        return NpyArray.of(LongStream.generate(() -> 1 + random.nextInt(items))
                .limit(count)
                .toArray());
    }

    private static float[] ratings(int count) {
        float[] ratings = new float[count];
        for (int i = 0; i < count; i++) {
            ratings[i] = 0.5f * (1 + i % 10);
        }
        return ratings;
    }
}

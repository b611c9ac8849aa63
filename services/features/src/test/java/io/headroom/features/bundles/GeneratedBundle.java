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
 * Bundles of random features: items 1..items, users 1..users, every row of the same age, each user with a history and seen items. In the
 * held-out values the first column has the other sign and every row is a second older.
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
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            writer.array("items/ids.npy", ids(items)).array("users/ids.npy", ids(users));
            writeFeatures(writer, "features/", 1, updatedAtSeconds);
            writeFeatures(writer, "heldout/features/", -1, updatedAtSeconds - 1);
            return writer.publish(
                    Instant.ofEpochSecond(1_700_000_000L + seed),
                    updatedAtSeconds,
                    seed,
                    Map.of("user", columnNames(columns), "item", columnNames(columns), "dense", columnNames(columns)));
        }
    }

    private void writeFeatures(BundleWriter writer, String in, int sign, long updated) {
        Random random = new Random(seed);
        writer.array(in + "item.npy", matrix(items, sign, random))
                .array(in + "user.npy", matrix(users, sign, random))
                .array(in + "item_updated.npy", times(items, updated))
                .array(in + "user_updated.npy", times(users, updated))
                .array(in + "history_offsets.npy", offsets(HISTORY))
                .array(in + "history_items.npy", randomItems(users * HISTORY, random))
                .array(in + "history_times.npy", times(users * HISTORY, updated))
                .array(in + "history_ratings.npy", NpyArray.of(ratings(users * HISTORY)))
                .array(in + "seen_offsets.npy", offsets(SEEN))
                .array(in + "seen_items.npy", randomItems(users * SEEN, random));
    }

    private static NpyArray ids(int count) {
        return NpyArray.of(LongStream.rangeClosed(1, count).toArray());
    }

    private NpyArray matrix(int rows, int sign, Random random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        for (int row = 0; row < rows; row++) {
            values[row * columns] = sign * (row + 1);
        }
        return NpyArray.of(values, rows, columns);
    }

    private static NpyArray times(int count, long updated) {
        long[] times = new long[count];
        Arrays.fill(times, updated);
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

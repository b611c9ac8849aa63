package io.headroom.pipeline.bundle;

import io.headroom.features.definitions.UserAggregator;
import io.headroom.features.definitions.UserHistory;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of users, each as of a moment, with their newest ratings and all they have seen, in the format of a bundle's feature files. */
final class UserTable {
    private final Dataset dataset;
    private final Timelines timelines;
    private final OnlineState state;
    private final List<float[]> values = new ArrayList<>();
    private final List<Long> updated = new ArrayList<>();
    /** Ratings, newest first. */
    private final List<int[]> histories = new ArrayList<>();
    /** Rows of the catalogue. */
    private final List<int[]> seen = new ArrayList<>();

    UserTable(Dataset dataset, Timelines timelines, OnlineState state) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.state = state;
    }

    /**
     * Adds what is known of a user.
     *
     * @param userId a user of the timelines
     * @param asOfSeconds the moment the state was moved to
     */
    void add(long userId, long asOfSeconds) {
        UserAggregator user = state.user(userId);
        float[] value = new float[state.views().userWidth()];
        user.valueAt(asOfSeconds, value, 0);
        values.add(value);
        updated.add(user.updatedAtSeconds());
        int[] events = timelines.eventsBefore(timelines.indexOf(userId), asOfSeconds);
        int[] newest = new int[Math.min(UserHistory.LENGTH, events.length)];
        for (int age = 0; age < newest.length; age++) {
            newest[age] = events[events.length - 1 - age];
        }
        histories.add(newest);
        seen.add(Arrays.stream(events)
                .map(event -> dataset.interactions().itemRows()[event])
                .sorted()
                .distinct()
                .toArray());
    }

    void write(BundleWriter bundle, String directory) {
        int width = state.views().userWidth();
        bundle.array(directory + "/user.npy", NpyArray.of(Columns.matrix(values, width), values.size(), width));
        bundle.array(directory + "/user_updated.npy", NpyArray.of(Columns.longs(updated)));
        writeHistories(bundle, directory);
        int[] rows = Columns.concatenated(seen);
        bundle.array(directory + "/seen_offsets.npy", NpyArray.of(Columns.offsets(seen)));
        bundle.array(directory + "/seen_items.npy", NpyArray.of(Columns.map(rows, this::itemId)));
    }

    private void writeHistories(BundleWriter bundle, String directory) {
        Interactions ratings = dataset.interactions();
        int[] events = Columns.concatenated(histories);
        float[] stars = new float[events.length];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = ratings.ratings()[events[i]];
        }
        bundle.array(directory + "/history_offsets.npy", NpyArray.of(Columns.offsets(histories)));
        bundle.array(
                directory + "/history_items.npy",
                NpyArray.of(Columns.map(events, event -> itemId(ratings.itemRows()[event]))));
        bundle.array(directory + "/history_times.npy", NpyArray.of(Columns.map(events, event -> ratings.timeSeconds()[
                event])));
        bundle.array(directory + "/history_ratings.npy", NpyArray.of(stars));
    }

    private long itemId(int row) {
        return dataset.catalogue().itemIds()[row];
    }
}

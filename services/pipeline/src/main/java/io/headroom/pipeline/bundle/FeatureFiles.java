package io.headroom.pipeline.bundle;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.features.definitions.UserHistory;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Feature values as of the end of the data: what the online store starts from. */
final class FeatureFiles {
    private final Dataset dataset;
    private final Timelines timelines;
    private final OnlineState state;
    private final long afterAll;

    /** @param dataAsOfSeconds time of the newest event */
    FeatureFiles(Dataset dataset, Timelines timelines, long dataAsOfSeconds) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.state = new OnlineState(dataset);
        this.afterAll = dataAsOfSeconds + 1;
        state.advanceTo(afterAll);
    }

    FeatureViews views() {
        return state.views();
    }

    void write(BundleWriter bundle) {
        writeUsers(bundle);
        writeItems(bundle);
        writeHistories(bundle);
        writeSeen(bundle);
    }

    private void writeUsers(BundleWriter bundle) {
        long[] ids = timelines.userIds();
        int width = views().userWidth();
        float[] values = new float[ids.length * width];
        long[] updated = new long[ids.length];
        long[] activity = new long[ids.length];
        for (int user = 0; user < ids.length; user++) {
            UserAggregator known = state.user(ids[user]);
            known.valueAt(afterAll, values, user * width);
            updated[user] = known.updatedAtSeconds();
            activity[user] = timelines.eventsOf(user).length;
        }
        bundle.array("users/ids.npy", NpyArray.of(ids));
        bundle.array("users/activity.npy", NpyArray.of(activity));
        bundle.array("features/user.npy", NpyArray.of(values, ids.length, width));
        bundle.array("features/user_updated.npy", NpyArray.of(updated));
    }

    private void writeItems(BundleWriter bundle) {
        int items = dataset.catalogue().size();
        int width = views().itemWidth();
        float[] values = new float[items * width];
        long[] updated = new long[items];
        for (int row = 0; row < items; row++) {
            state.item(row).valueAt(afterAll, values, row * width);
            updated[row] = state.item(row).updatedAtSeconds();
        }
        bundle.array("features/item.npy", NpyArray.of(values, items, width));
        bundle.array("features/item_updated.npy", NpyArray.of(updated));
    }

    private void writeHistories(BundleWriter bundle) {
        int users = timelines.userIds().length;
        long[] offsets = new long[users + 1];
        int[] newest = IntStream.range(0, users)
                .flatMap(user -> {
                    int[] events = timelines.eventsOf(user);
                    int length = Math.min(UserHistory.LENGTH, events.length);
                    offsets[user + 1] = length;
                    return IntStream.range(0, length).map(age -> events[events.length - 1 - age]);
                })
                .toArray();
        Arrays.parallelPrefix(offsets, Long::sum);
        Interactions ratings = dataset.interactions();
        float[] stars = new float[newest.length];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = ratings.ratings()[newest[i]];
        }
        bundle.array("features/history_offsets.npy", NpyArray.of(offsets));
        bundle.array("features/history_items.npy", NpyArray.of(itemIds(newest)));
        bundle.array(
                "features/history_times.npy",
                NpyArray.of(Arrays.stream(newest)
                        .mapToLong(event -> ratings.timeSeconds()[event])
                        .toArray()));
        bundle.array("features/history_ratings.npy", NpyArray.of(stars));
    }

    private void writeSeen(BundleWriter bundle) {
        int users = timelines.userIds().length;
        long[] offsets = new long[users + 1];
        long[] seen = IntStream.range(0, users)
                .mapToObj(user -> {
                    long[] items = Arrays.stream(itemIds(timelines.eventsOf(user)))
                            .sorted()
                            .distinct()
                            .toArray();
                    offsets[user + 1] = items.length;
                    return items;
                })
                .flatMapToLong(Arrays::stream)
                .toArray();
        Arrays.parallelPrefix(offsets, Long::sum);
        bundle.array("features/seen_offsets.npy", NpyArray.of(offsets));
        bundle.array("features/seen_items.npy", NpyArray.of(seen));
    }

    private long[] itemIds(int[] events) {
        return Arrays.stream(events)
                .mapToLong(event ->
                        dataset.catalogue().itemIds()[dataset.interactions().itemRows()[event]])
                .toArray();
    }
}

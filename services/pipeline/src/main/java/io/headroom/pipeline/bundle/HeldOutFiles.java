package io.headroom.pipeline.bundle;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.ServedRequest;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it takes to replay held-out requests through the live services without a look into the future: the store's state as of the start of the
 * test window, then for each request in order of time the item rows that changed since the one before, the user's rows as of the request, the
 * item the user took up, and what the evaluation offline answered.
 */
final class HeldOutFiles {
    private static final String REQUESTS = "heldout/requests";
    private static final String CHANGES = "heldout/changes";

    private final Dataset dataset;
    private final Timelines timelines;
    private final OnlineState state;

    /** @param state moves forward to the last request */
    HeldOutFiles(Dataset dataset, Timelines timelines, OnlineState state) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.state = state;
    }

    /** @param served in order of time, none before the test window */
    void write(BundleWriter bundle, FeatureFiles features, List<ServedRequest> served) {
        long from = dataset.split().t2Seconds();
        features.write(bundle, FeatureFiles.HELD_OUT, from);
        bundle.json("heldout/heldout.json", Map.of("fromSeconds", from, "requests", served.size()));
        writeRequests(bundle, served);
        writeStates(bundle, served, from);
    }

    private void writeRequests(BundleWriter bundle, List<ServedRequest> served) {
        List<Request> requests = served.stream().map(ServedRequest::request).toList();
        List<int[]> answers = served.stream().map(ServedRequest::answer).toList();
        int[] wanted = requests.stream().mapToInt(Request::itemRow).toArray();
        bundle.array(
                REQUESTS + "/users.npy",
                NpyArray.of(requests.stream().mapToLong(Request::userId).toArray()));
        bundle.array(
                REQUESTS + "/times.npy",
                NpyArray.of(requests.stream().mapToLong(Request::timeSeconds).toArray()));
        bundle.array(REQUESTS + "/items.npy", NpyArray.of(Columns.map(wanted, this::itemId)));
        bundle.array(REQUESTS + "/answer_offsets.npy", NpyArray.of(Columns.offsets(answers)));
        bundle.array(
                REQUESTS + "/answer_items.npy", NpyArray.of(Columns.map(Columns.concatenated(answers), this::itemId)));
    }

    private void writeStates(BundleWriter bundle, List<ServedRequest> served, long from) {
        UserTable users = new UserTable(dataset, timelines, state);
        ItemTable changes = new ItemTable(dataset, state);
        List<Long> offsets = new ArrayList<>(List.of(0L));
        long before = from;
        for (ServedRequest request : served) {
            long time = request.request().timeSeconds();
            state.advanceTo(time);
            users.add(request.request().userId(), time);
            addChanges(changes, before, time);
            offsets.add((long) changes.size());
            before = time;
        }
        users.write(bundle, REQUESTS);
        bundle.array(CHANGES + "/offsets.npy", NpyArray.of(Columns.longs(offsets)));
        changes.writeIds(bundle, CHANGES);
        changes.write(bundle, CHANGES);
    }

    /** Items with an event at {@code before} or later: earlier events were known already. */
    private void addChanges(ItemTable changes, long before, long time) {
        for (int row = 0; row < dataset.catalogue().size(); row++) {
            if (state.item(row).updatedAtSeconds() >= before) {
                changes.add(row, time);
            }
        }
    }

    private long itemId(int row) {
        return dataset.catalogue().itemIds()[row];
    }
}

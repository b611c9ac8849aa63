package io.headroom.pipeline.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.ServedRequest;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Tastes;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutFilesTest {
    private final Dataset dataset = Tastes.dataset(true);
    private final Timelines timelines = Timelines.of(dataset.interactions());

    @TempDir
    private Path directory;

    @Test
    void write_letsAReplaySeeWhatTheOfflineEvaluationSees_atEveryRequest() {
        List<ServedRequest> served = served(120);
        Bundle bundle = write(served);
        Map<Long, float[]> stored =
                rowsById(bundle, bundle.array("items/ids.npy").longs(), "heldout/features");
        long[] changed = bundle.array("heldout/changes/item_ids.npy").longs();
        long[] offsets = bundle.array("heldout/changes/offsets.npy").longs();
        float[] changes = bundle.array("heldout/changes/item.npy").floats();
        OnlineState offline = new OnlineState(dataset);
        int width = offline.views().itemWidth();

        for (int i = 0; i < served.size(); i++) {
            for (int row = (int) offsets[i]; row < offsets[i + 1]; row++) {
                stored.put(changed[row], Arrays.copyOfRange(changes, row * width, (row + 1) * width));
            }
            long time = served.get(i).request().timeSeconds();
            offline.advanceTo(time);
            assertItems(offline, time, stored);
            assertUser(bundle, i, served.get(i).request(), offline);
        }
    }

    @Test
    void write_namesRequestsAndOfflineAnswersByItemId() {
        List<ServedRequest> served = served(30);
        Bundle bundle = write(served);

        assertThat(bundle.json("heldout/heldout.json").get("fromSeconds").longValue())
                .isEqualTo(dataset.split().t2Seconds());
        assertThat(bundle.array("heldout/requests/items.npy").longs())
                .containsExactly(served.stream()
                        .mapToLong(request -> id(request.request().itemRow()))
                        .toArray());
        assertThat(bundle.array("heldout/requests/answer_offsets.npy").longs()).hasSize(31);
        assertThat(bundle.array("heldout/requests/answer_items.npy").longs()).startsWith(id(3), id(7), id(3));
        assertThat(bundle.array("heldout/requests/times.npy").longs())
                .isSorted()
                .satisfies(times -> assertThat(times[0])
                        .isGreaterThanOrEqualTo(dataset.split().t2Seconds()));
    }

    @Test
    void write_writesEmptyArrays_whenThereAreNoRequests() {
        Bundle bundle = write(List.of());

        assertThat(bundle.array("heldout/requests/users.npy").rows()).isZero();
        assertThat(bundle.array("heldout/changes/offsets.npy").longs()).containsExactly(0);
        assertThat(bundle.array("heldout/features/item.npy").rows())
                .isEqualTo(dataset.catalogue().size());
    }

    private void assertItems(OnlineState offline, long time, Map<Long, float[]> stored) {
        for (int row = 0; row < dataset.catalogue().size(); row++) {
            ItemAggregator item = offline.item(row);
            float[] expected = new float[offline.views().itemWidth()];
            item.valueAt(time, expected, 0);
            assertThat(stored.get(id(row))).as("item row %d at %d", row, time).containsExactly(expected);
        }
    }

    private void assertUser(Bundle bundle, int request, Request expected, OnlineState offline) {
        UserAggregator user = offline.user(expected.userId());
        float[] values = new float[offline.views().userWidth()];
        user.valueAt(expected.timeSeconds(), values, 0);
        float[] written = bundle.array("heldout/requests/user.npy").floats();
        assertThat(Arrays.copyOfRange(written, request * values.length, (request + 1) * values.length))
                .containsExactly(values);
        assertThat(bundle.array("heldout/requests/user_updated.npy").longs()[request])
                .isEqualTo(user.updatedAtSeconds());
        RetrievalQuery query = timelines.before(expected.userId(), expected.timeSeconds());
        assertThat(list(bundle, "history", request))
                .containsExactly(
                        Arrays.stream(query.historyRows()).mapToLong(this::id).toArray());
        assertThat(list(bundle, "seen", request))
                .containsExactly(query.seen().stream().mapToLong(this::id).toArray());
    }

    private static long[] list(Bundle bundle, String name, int request) {
        long[] offsets =
                bundle.array("heldout/requests/" + name + "_offsets.npy").longs();
        long[] items = bundle.array("heldout/requests/" + name + "_items.npy").longs();
        return Arrays.copyOfRange(items, (int) offsets[request], (int) offsets[request + 1]);
    }

    private Map<Long, float[]> rowsById(Bundle bundle, long[] ids, String in) {
        float[] values = bundle.array(in + "/item.npy").floats();
        int width = values.length / ids.length;
        Map<Long, float[]> rows = new HashMap<>();
        for (int row = 0; row < ids.length; row++) {
            rows.put(ids[row], Arrays.copyOfRange(values, row * width, (row + 1) * width));
        }
        return rows;
    }

    private long id(int row) {
        return dataset.catalogue().itemIds()[row];
    }

    private List<ServedRequest> served(int most) {
        return Request.ofPositives(
                        dataset.interactions(), timelines, dataset.split().t2Seconds(), Long.MAX_VALUE, most, 1)
                .stream()
                .map(request -> new ServedRequest(request, new int[] {3, 7}))
                .toList();
    }

    private Bundle write(List<ServedRequest> served) {
        OnlineState state = new OnlineState(dataset);
        FeatureFiles features = new FeatureFiles(dataset, timelines, state);
        try (BundleWriter bundle = new BundleWriter(new BundleStore(directory))) {
            bundle.array("items/ids.npy", NpyArray.of(dataset.catalogue().itemIds()));
            features.writeUserIds(bundle);
            new HeldOutFiles(dataset, timelines, state).write(bundle, features, served);
            return bundle.publish(Instant.EPOCH, 0, 1, Map.of());
        }
    }
}

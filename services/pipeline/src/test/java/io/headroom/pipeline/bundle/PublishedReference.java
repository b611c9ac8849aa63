package io.headroom.pipeline.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.DenseSelection;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.models.retrieval.Candidates;
import io.headroom.models.retrieval.RetrievalFiles;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.monitoring.MonitoringFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A bundle's reference, held against what services that know nothing but the bundle make of the same requests. */
final class PublishedReference {
    private static final int CHECKED = 40;

    private final Bundle bundle;
    private final MonitoringFiles files;
    private final FeatureViews views;
    private final long[] users;
    private final long[] items;
    private final long asOf;

    PublishedReference(Bundle bundle) {
        this.bundle = bundle;
        this.files = new MonitoringFiles(bundle);
        this.views = FeatureViews.ofUserColumns(bundle.manifest().features().get("user"));
        this.users = bundle.array("users/ids.npy").longs();
        this.items = bundle.array("items/ids.npy").longs();
        this.asOf = files.statement().asOfSeconds();
    }

    void assertServesTheSame() throws IOException {
        assertThat(files.statement().requests()).isEqualTo(600);
        assertThat(asOf).isEqualTo(bundle.manifest().dataAsOfSeconds() + 1);
        assertThat(Arrays.stream(files.positions()).allMatch(place -> place >= 1 && place <= 10))
                .isTrue();
        assertThat(files.statement().categories().get("source").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(600);
        try (RetrievalModels retrieval = RetrievalFiles.read(bundle);
                TorchRanker ranker = TorchRanker.open(bundle.file("ranking/model.pt"), contract(), Device.cpu())) {
            for (int request = 0; request < CHECKED; request++) {
                assertStoredValues(request);
                assertThat(files.scores()[request]).isCloseTo(served(request, retrieval, ranker), within(1e-5f));
            }
        }
    }

    /** The rows are those the store begins with, and those the states give. */
    private void assertStoredValues(int request) {
        int user = user(request);
        int item = item(request);
        float[] userRow = row(files.userValues(views.userWidth()), request, views.userWidth());
        float[] itemRow = row(files.itemValues(views.itemWidth()), request, views.itemWidth());
        assertThat(userRow)
                .containsExactly(row(bundle.array("features/user.npy").floats(), user, userRow.length));
        assertThat(itemRow)
                .containsExactly(row(bundle.array("features/item.npy").floats(), item, itemRow.length));
        float[] ofState = new float[userRow.length];
        UserAggregator.fromBytes(files.userStates().state(user), views.genres()).valueAt(asOf, ofState, 0);
        assertThat(ofState).containsExactly(userRow);
        float[] ofItemState = new float[itemRow.length];
        ItemAggregator state = ItemAggregator.fromBytes(files.itemStates().state(item));
        state.valueAt(asOf, ofItemState, 0);
        assertThat(ofItemState).containsExactly(itemRow);
        assertThat(files.itemUpdatedAtSeconds()[request]).isEqualTo(state.updatedAtSeconds());
    }

    private float served(int request, RetrievalModels retrieval, TorchRanker ranker) throws IOException {
        RetrievalQuery query = query(user(request));
        Candidates candidates = retrieval.merger().merge(query, 500);
        int place = Arrays.stream(candidates.rows()).boxed().toList().indexOf(item(request));
        assertThat(place).isNotNegative();
        float[] scores = new float[candidates.sourceScores().length];
        for (int source = 0; source < scores.length; source++) {
            scores[source] = candidates.sourceScores()[source][place];
        }
        RowEncoder encoder = new RowEncoder(views);
        float[] dense = new float[encoder.width()];
        encoder.forRequest(
                        row(files.userValues(views.userWidth()), request, views.userWidth()),
                        files.userUpdatedAtSeconds()[request],
                        asOf,
                        "")
                .encodeAll(columns(request, scores), dense, 0);
        return bundle.json("ranking/calibration.json", Calibration.class)
                .probability(ranker.score(input(request, query, encoder, dense))[0]);
    }

    private CandidateColumns columns(int request, float[] scores) {
        JsonNode entry = bundle.json("items/catalogue.json").get(item(request));
        List<String> names = new ArrayList<>();
        entry.get("genres").forEach(genre -> names.add(genre.asText()));
        ItemFacts facts =
                new ItemFacts(views.genres().mask(names), entry.path("year").asInt(0));
        return new CandidateColumns(
                1,
                row(files.itemValues(views.itemWidth()), request, views.itemWidth()),
                new long[] {files.itemUpdatedAtSeconds()[request]},
                new long[] {facts.genreMask()},
                new int[] {facts.year()},
                scores);
    }

    private RankerInput input(int request, RetrievalQuery query, RowEncoder encoder, float[] dense) {
        RankerContract contract = contract();
        long[] history = new long[contract.historyLength()];
        float[] ratings = new float[history.length];
        for (int age = 0; age < Math.min(history.length, query.historyRows().length); age++) {
            history[age] = query.historyRows()[age] + 1L;
            ratings[age] = query.historyRatings()[age];
        }
        float[] selected = DenseSelection.of(contract.dense(), encoder.names()).select(dense, 1);
        return new RankerInput(1, 1, selected, new long[] {item(request) + 1L}, history, ratings);
    }

    /** The user's history and what they have seen, as the store begins with them. */
    private RetrievalQuery query(int user) {
        long[] history = list("history", "items", user);
        long[] offsets = bundle.array("features/history_offsets.npy").longs();
        float[] ratings = Arrays.copyOfRange(
                bundle.array("features/history_ratings.npy").floats(), (int) offsets[user], (int) offsets[user + 1]);
        int[] rows = Arrays.stream(history)
                .mapToInt(id -> Arrays.binarySearch(items, id))
                .toArray();
        BitSet seen = new BitSet();
        Arrays.stream(list("seen", "items", user)).forEach(id -> seen.set(Arrays.binarySearch(items, id)));
        return new RetrievalQuery(rows, ratings, seen);
    }

    private long[] list(String view, String column, int row) {
        long[] offsets = bundle.array("features/" + view + "_offsets.npy").longs();
        long[] values = bundle.array("features/" + view + "_" + column + ".npy").longs();
        return Arrays.copyOfRange(values, (int) offsets[row], (int) offsets[row + 1]);
    }

    private RankerContract contract() {
        return bundle.json("ranking/model.json", RankerContract.class);
    }

    private int user(int request) {
        return Arrays.binarySearch(users, files.userIds()[request]);
    }

    private int item(int request) {
        return Arrays.binarySearch(items, files.itemIds()[request]);
    }

    private static float[] row(float[] values, int row, int width) {
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
}

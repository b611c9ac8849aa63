package io.headroom.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.serving.TinyBundle;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
    private static final long TIME = 1_500_000_000;
    private static final long STRANGE_ITEM = 999;

    private final FeatureViews views = TinyBundle.views();
    private final CatalogueFacts catalogue = new CatalogueFacts(
            new ItemRows(new long[] {10, 20, 30}), new long[] {1, 2, 4}, new int[] {1990, 2000, 2010});
    private final RequestReader reader = new RequestReader("test", views, catalogue);

    @Test
    void featuresOf_asksForUserHistoryAndCandidatesAtOnce() {
        assertThat(reader.featuresOf(request()).getReadsList())
                .containsExactly(
                        ViewRead.newBuilder().setView("user").addEntityIds(42).build(),
                        ViewRead.newBuilder()
                                .setView("user_history")
                                .addEntityIds(42)
                                .build(),
                        ViewRead.newBuilder()
                                .setView("item")
                                .addEntityIds(30)
                                .addEntityIds(STRANGE_ITEM)
                                .build());
    }

    @Test
    void read_joinsStoreCatalogueAndSources() {
        ScoringRequest read = read(reply(2));

        assertThat(read.itemRows()).containsExactly(2, ItemRows.UNKNOWN);
        assertThat(read.candidates().genreMasks()).containsExactly(4, 0);
        assertThat(read.candidates().years()).containsExactly(2010, 0);
        assertThat(read.candidates().updatedAtSeconds()).containsExactly(TIME - 10, TIME - 10);
        assertThat(read.candidates().itemValues()).startsWith(0f, 1f, 100f, 101f);
        assertThat(read.userValues()[3]).isEqualTo(300f);
        assertThat(read.userUpdatedAtSeconds()).isEqualTo(TIME - 10);
        assertThat(read.device()).isEqualTo("tv");
    }

    @Test
    void read_leavesOutHistoryItemsTheBundleDoesNotKnow() {
        ScoringRequest read = read(reply(2));

        assertThat(read.history().rows()).containsExactly(1, 0);
        assertThat(read.history().ratings()).containsExactly(5f, 3f);
    }

    @Test
    void read_marksScoresAsMissing_whenSourceSaysNothing() {
        float[] scores = read(reply(2)).candidates().sourceScores();

        int popular = SourceNames.ALL.indexOf(SourceNames.POPULAR) * 2;
        assertThat(scores[popular]).isEqualTo(0.5f);
        assertThat(scores[popular + 1]).isNaN();
        assertThat(scores[SourceNames.ALL.indexOf(SourceNames.FRESH) * 2]).isNaN();
    }

    @Test
    void read_treatsUserAndItemsAsNew_whenStoreDidNotAnswer() {
        ScoringRequest read = reader.read(request(), TIME, reader.itemRows(request()), StoredFeatures.none(views, 2));

        assertThat(read.userUpdatedAtSeconds()).isZero();
        assertThat(read.candidates().updatedAtSeconds()).containsOnly(0);
        assertThat(read.history().rows()).isEmpty();
        assertThat(read.candidates().genreMasks()).containsExactly(4, 0);
        assertThat(read.candidates().sourceScores()).contains(0.5f);
    }

    @Test
    void read_failsByName_whenAnswerDoesNotFitQuestion() {
        assertThatThrownBy(() -> read(reply(1)))
                .isInstanceOf(RowFormatException.class)
                .hasMessage("the feature store answered 1 rows of item, but 2 were asked for");
        assertThatThrownBy(() -> read(ReadReply.getDefaultInstance()))
                .isInstanceOf(RowFormatException.class)
                .hasMessage("the feature store answered 0 views, but 3 were asked for");
    }

    @Test
    void features_areRefused_whenOneIsNoNumber() {
        for (float garbage : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            List<RowColumn> items = numbered(views.itemColumns(), 2);
            items.set(1, FloatColumn.scalar(views.itemColumns().get(1), 1, garbage));
            ReadReply reply =
                    reply(2).toBuilder().setViews(2, rows("item", 2, items)).build();

            assertThatThrownBy(() -> read(reply))
                    .isInstanceOf(RowFormatException.class)
                    .hasMessage("the feature store answered a value of item that is no number");
        }
    }

    @Test
    void features_areRefused_whenColumnsDoNotFit() {
        List<RowColumn> lists = numbered(views.itemColumns(), 2);
        lists.set(0, FloatColumn.lists(views.itemColumns().get(0), new float[] {1}, new float[0]));
        List<RowColumn> unequal = List.of(
                LongColumn.lists("items", new long[] {20, 10}),
                LongColumn.lists("times", new long[] {3, 2}),
                FloatColumn.lists("ratings", new float[] {5}));

        assertThatThrownBy(() -> read(
                        reply(2).toBuilder().setViews(2, rows("item", 2, lists)).build()))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("holds lists");
        assertThatThrownBy(() -> read(reply(2).toBuilder()
                        .setViews(1, rows("user_history", 1, unequal))
                        .build()))
                .isInstanceOf(RowFormatException.class)
                .hasMessage("the history has 2 items, but 1 ratings");
    }

    private ScoringRequest read(ReadReply reply) {
        return reader.read(request(), TIME, reader.itemRows(request()), reader.features(2, reply));
    }

    private static RankRequest request() {
        return RankRequest.newBuilder()
                .setUserId(42)
                .putContext("device", "tv")
                .setCandidates(CandidateSet.newBuilder()
                        .addItemIds(30)
                        .addItemIds(STRANGE_ITEM)
                        .addSources(SourceScores.newBuilder()
                                .setSource("popular")
                                .addScores(0.5f)
                                .addScores(Float.NaN))
                        .addSources(SourceScores.newBuilder()
                                .setSource("of_tomorrow")
                                .addScores(1)
                                .addScores(1)))
                .build();
    }

    private ReadReply reply(int items) {
        return ReadReply.newBuilder()
                .addViews(rows("user", 1, numbered(views.userColumns(), 1)))
                .addViews(rows(
                        "user_history",
                        1,
                        List.of(
                                LongColumn.lists("items", new long[] {20, STRANGE_ITEM, 10}),
                                LongColumn.lists("times", new long[] {3, 2, 1}),
                                FloatColumn.lists("ratings", new float[] {5, 4, 3}))))
                .addViews(rows("item", items, numbered(views.itemColumns(), items)))
                .build();
    }

    /** Column c holds 100 c + row. */
    private static List<RowColumn> numbered(List<String> names, int rows) {
        List<RowColumn> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            float[] values = new float[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = 100 * column + row;
            }
            columns.add(FloatColumn.scalar(names.get(column), values));
        }
        return columns;
    }

    private static io.headroom.contracts.v1.ViewRows rows(String view, int rows, List<RowColumn> columns) {
        long[] updatedAt = new long[rows];
        java.util.Arrays.fill(updatedAt, TIME - 10);
        boolean[] present = new boolean[rows];
        java.util.Arrays.fill(present, true);
        return new RowColumns(view, new long[rows], present, updatedAt, columns).encode();
    }
}

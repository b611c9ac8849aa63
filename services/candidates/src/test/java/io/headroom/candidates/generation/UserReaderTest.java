package io.headroom.candidates.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.models.items.ItemRows;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserReaderTest {
    private static final long STRANGE_ITEM = 999;

    private final UserReader reader = new UserReader("test", new ItemRows(new long[] {10, 20, 30, 40}));

    @Test
    void read_keepsOrderAndLeavesOutUnknownItems() {
        RetrievalQuery query = reader.read(reply(new long[] {30, STRANGE_ITEM, 10}, 5, 4, 3));

        assertThat(query.historyRows()).containsExactly(2, 0);
        assertThat(query.historyRatings()).containsExactly(5, 3);
        assertThat(query.isColdStart()).isFalse();
    }

    @Test
    void read_countsHistoryAsSeen_whenSeenListLagsBehind() {
        RetrievalQuery query = reader.read(reply(new long[] {30, 10}, 5, 3));

        assertThat(query.seen().stream()).containsExactly(0, 1, 2);
    }

    @Test
    void read_isColdStart_whenHistoryIsEmpty() {
        assertThat(reader.read(reply(new long[0])).isColdStart()).isTrue();
        assertThat(reader.unknown().isColdStart()).isTrue();
    }

    @Test
    void read_failsByName_whenAnswerDoesNotFitQuestion() {
        assertThatThrownBy(() -> reader.read(ReadReply.getDefaultInstance()))
                .isInstanceOf(RowFormatException.class)
                .hasMessage("the feature store answered 0 views, but 2 were asked for");
    }

    private static ReadReply reply(long[] history, float... ratings) {
        return ReadReply.newBuilder()
                .addViews(
                        rows("user_history", LongColumn.lists("items", history), FloatColumn.lists("ratings", ratings)))
                .addViews(rows("user_seen", LongColumn.lists("items", new long[] {20, STRANGE_ITEM})))
                .build();
    }

    private static ViewRows rows(String view, RowColumn... columns) {
        return new RowColumns(view, new long[] {1}, new boolean[] {true}, new long[] {9}, List.of(columns)).encode();
    }
}

package io.headroom.candidates.serving;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.fixtures.FakeFeatureStore;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.List;

/** The one user the feature store knows: took up rows 100, 101 and 50, newest first, and has seen rows 0 to 4 besides. */
final class KnownUser {
    static final long ID = 42;
    /** Asked for this one the store answers what does not fit the question. */
    static final long NONSENSE_ID = 666;

    private static final long[] HISTORY = {TinyBundle.id(100), TinyBundle.id(101), TinyBundle.id(50)};
    private static final long[] SEEN = {
        TinyBundle.id(0), TinyBundle.id(1), TinyBundle.id(2), TinyBundle.id(3), TinyBundle.id(4), 7
    };

    private KnownUser() {}

    /** What the store says of the user a read asks for. */
    static ReadReply answerTo(ReadRequest request) {
        if (FakeFeatureStore.userOf(request) == NONSENSE_ID) {
            return ReadReply.getDefaultInstance();
        }
        boolean known = FakeFeatureStore.userOf(request) == ID;
        long[] history = known ? HISTORY : new long[0];
        return ReadReply.newBuilder()
                .addViews(rows(
                        "user_history",
                        known,
                        LongColumn.lists("items", history),
                        LongColumn.lists("times", new long[history.length]),
                        FloatColumn.lists("ratings", known ? new float[] {5, 4, 5} : new float[0])))
                .addViews(rows("user_seen", known, LongColumn.lists("items", known ? SEEN : new long[0])))
                .build();
    }

    private static ViewRows rows(String view, boolean known, RowColumn... columns) {
        return new RowColumns(view, new long[] {1}, new boolean[] {known}, new long[] {known ? 9 : 0}, List.of(columns))
                .encode();
    }
}

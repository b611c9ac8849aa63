package io.headroom.candidates.generation;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.ItemRows;
import io.headroom.models.items.RatedRows;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.runtime.rows.ReplyBundle;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.BitSet;

/** Asks the feature store what retrieval needs of a user and translates its answer into item rows. Thread-safe. */
public final class UserReader {
    private static final int HISTORY = 0;
    private static final int SEEN = 1;
    private static final int VIEWS = 2;
    private static final String HISTORY_ITEMS = FeatureViews.HISTORY_COLUMNS.getFirst();
    private static final String HISTORY_RATINGS = FeatureViews.HISTORY_COLUMNS.getLast();
    private static final String SEEN_ITEMS = FeatureViews.SEEN_COLUMNS.getFirst();

    private final String bundle;
    private final ItemRows items;

    /** @param bundle version of the bundle whose items these are */
    public UserReader(String bundle, ItemRows items) {
        this.bundle = bundle;
        this.items = items;
    }

    /** The one read that gets everything about a user. */
    public ReadRequest featuresOf(long userId) {
        return ReadRequest.newBuilder()
                .setBundle(bundle)
                .addReads(
                        ViewRead.newBuilder().setView(FeatureViews.USER_HISTORY).addEntityIds(userId))
                .addReads(ViewRead.newBuilder().setView(FeatureViews.USER_SEEN).addEntityIds(userId))
                .build();
    }

    /**
     * What the store knows of the user; items the bundle does not know are left out.
     *
     * @throws RowFormatException when the store's answer does not fit the question, holds what is no number, or is of another bundle, whose
     *     ids may mean something else
     */
    public RetrievalQuery read(ReadReply reply) {
        if (reply.getViewsCount() != VIEWS) {
            throw new RowFormatException(
                    "the feature store answered " + reply.getViewsCount() + " views, but " + VIEWS + " were asked for");
        }
        ReplyBundle.require(reply, bundle);
        RowColumns history = rows(reply, HISTORY);
        RatedRows newest = RatedRows.known(items, history.longs(HISTORY_ITEMS).list(0), ratings(history));
        BitSet seen = seen(rows(reply, SEEN).longs(SEEN_ITEMS).list(0));
        // What the user took up last may not have reached the longer list yet.
        for (int row : newest.rows()) {
            seen.set(row);
        }
        return new RetrievalQuery(newest.rows(), newest.ratings(), seen);
    }

    /** A user nothing is known of. */
    public RetrievalQuery unknown() {
        return new RetrievalQuery(new int[0], new float[0], new BitSet(items.count()));
    }

    private static float[] ratings(RowColumns history) {
        float[] ratings = history.floats(HISTORY_RATINGS).list(0);
        int items = history.longs(HISTORY_ITEMS).length(0);
        if (ratings.length != items) {
            throw new RowFormatException("the history has " + items + " items, but " + ratings.length + " ratings");
        }
        for (float rating : ratings) {
            if (!Float.isFinite(rating)) {
                throw new RowFormatException("the feature store answered the rating " + rating);
            }
        }
        return ratings;
    }

    private BitSet seen(long[] itemIds) {
        BitSet seen = new BitSet(items.count());
        for (long id : itemIds) {
            int row = items.row(id);
            if (row != ItemRows.UNKNOWN) {
                seen.set(row);
            }
        }
        return seen;
    }

    private static RowColumns rows(ReadReply reply, int view) {
        RowColumns rows = RowColumns.decode(reply.getViews(view));
        if (rows.size() != 1) {
            throw new RowFormatException(
                    "the feature store answered " + rows.size() + " rows of " + rows.view() + ", but 1 was asked for");
        }
        return rows;
    }
}

package io.headroom.ranking.scoring;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.items.RatedRows;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.ReplyBundle;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.Arrays;
import java.util.List;

/** Translates the messages of a rank request, and of the feature store's answer to it, into what is scored. Thread-safe. */
public final class RequestReader {
    private static final int USER = 0;
    private static final int HISTORY = 1;
    private static final int ITEMS = 2;
    private static final int VIEWS = 3;
    private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final String HISTORY_ITEMS = FeatureViews.HISTORY_COLUMNS.getFirst();
    private static final String HISTORY_RATINGS = FeatureViews.HISTORY_COLUMNS.getLast();

    private final String bundle;
    private final FeatureViews views;
    private final CatalogueFacts catalogue;

    /** @param bundle version of the bundle whose feature values are wanted */
    public RequestReader(String bundle, FeatureViews views, CatalogueFacts catalogue) {
        this.bundle = bundle;
        this.views = views;
        this.catalogue = catalogue;
    }

    /** The one read that gets everything about the user and the candidates. */
    public ReadRequest featuresOf(RankRequest request) {
        return ReadRequest.newBuilder()
                .setBundle(bundle)
                .addReads(read(FeatureViews.USER).addEntityIds(request.getUserId()))
                .addReads(read(FeatureViews.USER_HISTORY).addEntityIds(request.getUserId()))
                .addReads(read(FeatureViews.ITEM)
                        .addAllEntityIds(request.getCandidates().getItemIdsList()))
                .build();
    }

    /** Row of each candidate in the catalogue. */
    public int[] itemRows(RankRequest request) {
        CandidateSet candidates = request.getCandidates();
        int[] rows = new int[candidates.getItemIdsCount()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = catalogue.rows().row(candidates.getItemIds(i));
        }
        return rows;
    }

    /**
     * Reads the store's answer.
     *
     * @throws RowFormatException when it does not fit the question, holds what is no number, or is of another bundle, whose values may
     *     mean something else
     */
    public StoredFeatures features(int candidates, ReadReply reply) {
        if (reply.getViewsCount() != VIEWS) {
            throw new RowFormatException(
                    "the feature store answered " + reply.getViewsCount() + " views, but " + VIEWS + " were asked for");
        }
        ReplyBundle.require(reply, bundle);
        RowColumns user = rows(reply, USER, 1);
        RowColumns items = rows(reply, ITEMS, candidates);
        RowColumns history = rows(reply, HISTORY, 1);
        return new StoredFeatures(
                finite(FeatureViews.USER, user.matrix(views.userColumns())),
                user.updatedAtSeconds()[0],
                history(history),
                finite(FeatureViews.ITEM, itemValues(items)),
                items.updatedAtSeconds());
    }

    /** Joins what was asked with what is known. */
    public ScoringRequest read(RankRequest request, long timeSeconds, int[] itemRows, StoredFeatures features) {
        return new ScoringRequest(
                timeSeconds,
                device(request),
                features.userValues(),
                features.userUpdatedAtSeconds(),
                candidates(request.getCandidates(), itemRows, features.itemValues(), features.itemsUpdatedAtSeconds()),
                itemRows,
                features.history());
    }

    private RatedRows history(RowColumns history) {
        long[] items = history.longs(HISTORY_ITEMS).list(0);
        float[] ratings = finite(
                FeatureViews.USER_HISTORY, history.floats(HISTORY_RATINGS).list(0));
        if (items.length != ratings.length) {
            throw new RowFormatException(
                    "the history has " + items.length + " items, but " + ratings.length + " ratings");
        }
        return RatedRows.known(catalogue.rows(), items, ratings);
    }

    private CandidateColumns candidates(
            CandidateSet candidates, int[] itemRows, float[] itemValues, long[] updatedAtSeconds) {
        long[] genreMasks = new long[itemRows.length];
        int[] years = new int[itemRows.length];
        for (int i = 0; i < itemRows.length; i++) {
            genreMasks[i] = catalogue.genreMask(itemRows[i]);
            years[i] = catalogue.year(itemRows[i]);
        }
        return new CandidateColumns(
                itemRows.length, itemValues, updatedAtSeconds, genreMasks, years, sourceScores(candidates));
    }

    private float[] itemValues(RowColumns items) {
        List<String> columns = views.itemColumns();
        float[] values = new float[columns.size() * items.size()];
        for (int column = 0; column < columns.size(); column++) {
            FloatColumn source = items.floats(columns.get(column));
            if (source.isList()) {
                throw new RowFormatException("column " + source.name() + " of view " + items.view() + " holds lists");
            }
            System.arraycopy(source.values(), 0, values, column * items.size(), items.size());
        }
        return values;
    }

    /** Infinite and NaN are the values whose exponent is full: their bits, without the sign, are the largest. */
    private static float[] finite(String view, float[] values) {
        int largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Float.floatToRawIntBits(value) & Integer.MAX_VALUE);
        }
        if (largest >= INFINITY_BITS) {
            throw new RowFormatException("the feature store answered a value of " + view + " that is no number");
        }
        return values;
    }

    private static float[] sourceScores(CandidateSet candidates) {
        int count = candidates.getItemIdsCount();
        float[] scores = new float[SourceNames.ALL.size() * count];
        Arrays.fill(scores, Float.NaN);
        for (SourceScores source : candidates.getSourcesList()) {
            int column = SourceNames.ALL.indexOf(source.getSource());
            for (int i = 0; column >= 0 && i < count; i++) {
                scores[column * count + i] = source.getScores(i);
            }
        }
        return scores;
    }

    private static RowColumns rows(ReadReply reply, int view, int expected) {
        RowColumns rows = RowColumns.decode(reply.getViews(view));
        if (rows.size() != expected) {
            throw new RowFormatException("the feature store answered " + rows.size() + " rows of " + rows.view()
                    + ", but " + expected + " were asked for");
        }
        return rows;
    }

    private static String device(RankRequest request) {
        return request.getContextOrDefault("device", "");
    }

    private static ViewRead.Builder read(String view) {
        return ViewRead.newBuilder().setView(view);
    }
}

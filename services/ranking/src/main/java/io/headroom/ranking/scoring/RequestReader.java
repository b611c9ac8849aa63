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
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Translates the messages of a rank request, and of the feature store's answer to it, into a {@link ScoringRequest}. Thread-safe. */
public final class RequestReader {
    private static final int USER = 0;
    private static final int HISTORY = 1;
    private static final int ITEMS = 2;
    private static final int VIEWS = 3;
    private static final String HISTORY_ITEMS = FeatureViews.HISTORY_COLUMNS.getFirst();
    private static final String HISTORY_RATINGS = FeatureViews.HISTORY_COLUMNS.getLast();

    private final FeatureViews views;
    private final CatalogueFacts catalogue;

    public RequestReader(FeatureViews views, CatalogueFacts catalogue) {
        this.views = views;
        this.catalogue = catalogue;
    }

    /** The one read that gets everything about the user and the candidates. */
    public ReadRequest featuresOf(RankRequest request) {
        return ReadRequest.newBuilder()
                .addReads(read(FeatureViews.USER).addEntityIds(request.getUserId()))
                .addReads(read(FeatureViews.USER_HISTORY).addEntityIds(request.getUserId()))
                .addReads(read(FeatureViews.ITEM)
                        .addAllEntityIds(request.getCandidates().getItemIdsList()))
                .build();
    }

    /**
     * Joins what was asked with what the store knows.
     *
     * @param features nothing when the store did not answer: user and items are then as new ones
     * @throws RowFormatException when the store's answer does not fit the question
     */
    public ScoringRequest read(RankRequest request, long timeSeconds, Optional<ReadReply> features) {
        return features.map(reply -> known(request, timeSeconds, reply)).orElseGet(() -> unknown(request, timeSeconds));
    }

    private ScoringRequest known(RankRequest request, long timeSeconds, ReadReply reply) {
        int count = request.getCandidates().getItemIdsCount();
        RowColumns user = rows(reply, USER, 1);
        RowColumns items = rows(reply, ITEMS, count);
        RowColumns history = rows(reply, HISTORY, 1);
        int[] itemRows = itemRows(request.getCandidates());
        return new ScoringRequest(
                timeSeconds,
                device(request),
                user.matrix(views.userColumns()),
                user.updatedAtSeconds()[0],
                candidates(request.getCandidates(), itemRows, itemValues(items), items.updatedAtSeconds()),
                itemRows,
                RatedRows.known(
                        catalogue.rows(),
                        history.longs(HISTORY_ITEMS).list(0),
                        history.floats(HISTORY_RATINGS).list(0)));
    }

    private ScoringRequest unknown(RankRequest request, long timeSeconds) {
        int[] itemRows = itemRows(request.getCandidates());
        float[] itemValues = new float[views.itemWidth() * itemRows.length];
        return new ScoringRequest(
                timeSeconds,
                device(request),
                new float[views.userWidth()],
                0,
                candidates(request.getCandidates(), itemRows, itemValues, new long[itemRows.length]),
                itemRows,
                RatedRows.none());
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
            System.arraycopy(source.values(), 0, values, column * items.size(), items.size());
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

    private int[] itemRows(CandidateSet candidates) {
        int[] rows = new int[candidates.getItemIdsCount()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = catalogue.rows().row(candidates.getItemIds(i));
        }
        return rows;
    }

    private static RowColumns rows(ReadReply reply, int view, int expected) {
        if (reply.getViewsCount() != VIEWS) {
            throw new RowFormatException(
                    "the feature store answered " + reply.getViewsCount() + " views, but " + VIEWS + " were asked for");
        }
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

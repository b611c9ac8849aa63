package io.headroom.pipeline.replay;

import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.models.ranking.DenseSelection;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import java.util.HashMap;
import java.util.Map;

/**
 * What the online feature store would hold, moved forward in time through the events, and the model inputs serving would make of it. Not
 * thread-safe.
 */
public final class OnlineState {
    private final Interactions ratings;
    private final Impressions impressions;
    private final ItemFacts[] facts;
    private final FeatureViews views;
    private final RowEncoder encoder;
    private final Map<Long, UserAggregator> users = new HashMap<>();
    private final ItemAggregator[] items;
    private int nextRating;
    private int nextImpression;

    public OnlineState(Dataset dataset) {
        Genres genres = dataset.catalogue().genreColumns();
        ratings = dataset.interactions();
        impressions = dataset.impressions()
                .orElseGet(() -> new Impressions(new long[0], new int[0], new int[0], new long[0], new boolean[0]));
        facts = dataset.catalogue().facts();
        views = new FeatureViews(genres);
        encoder = new RowEncoder(views);
        items = new ItemAggregator[dataset.catalogue().size()];
        for (int row = 0; row < items.length; row++) {
            items[row] = new ItemAggregator();
        }
    }

    /** Takes every event strictly before a moment that was not taken yet; moments must not go back. */
    public void advanceTo(long timeSeconds) {
        while (hasRatingBefore(timeSeconds) || hasImpressionBefore(timeSeconds)) {
            if (ratingIsNext()) {
                rate(nextRating++);
            } else {
                show(nextImpression++);
            }
        }
    }

    private boolean hasRatingBefore(long timeSeconds) {
        return nextRating < ratings.size() && ratings.timeSeconds()[nextRating] < timeSeconds;
    }

    private boolean hasImpressionBefore(long timeSeconds) {
        return nextImpression < impressions.size() && impressions.timeSeconds()[nextImpression] < timeSeconds;
    }

    private boolean ratingIsNext() {
        return nextImpression == impressions.size()
                || (nextRating < ratings.size()
                        && ratings.timeSeconds()[nextRating] <= impressions.timeSeconds()[nextImpression]);
    }

    private void rate(int event) {
        int row = ratings.itemRows()[event];
        long time = ratings.timeSeconds()[event];
        float stars = ratings.ratings()[event];
        users.computeIfAbsent(ratings.userIds()[event], id -> new UserAggregator(views.genres()))
                .rate(time, stars, facts[row].genreMask(), facts[row].year());
        items[row].update(EventKind.RATING, time, stars);
    }

    private void show(int event) {
        items[impressions.itemRows()[event]].update(
                EventKind.IMPRESSION,
                impressions.timeSeconds()[event],
                impressions.clicked()[event] ? 1f : 0f);
    }

    public RowEncoder encoder() {
        return encoder;
    }

    public FeatureViews views() {
        return views;
    }

    /** State of one item; what it says is as of the last {@link #advanceTo}. */
    public ItemAggregator item(int row) {
        return items[row];
    }

    /** State of one user; a fresh one when nothing is known. */
    public UserAggregator user(long userId) {
        UserAggregator user = users.get(userId);
        return user == null ? new UserAggregator(views.genres()) : user;
    }

    /**
     * The ranking model's input for a user and candidates as of the last {@link #advanceTo}.
     *
     * @param query the user's history
     * @param rows candidates
     * @param sourceScores for each source a score a candidate, NaN where it did not name the candidate
     */
    public RankerInput input(
            RankerContract contract,
            long userId,
            long timeSeconds,
            RetrievalQuery query,
            int[] rows,
            float[][] sourceScores) {
        int padded = Math.max(rows.length, contract.paddedSize(rows.length));
        float[] dense = new float[padded * encoder.width()];
        UserAggregator user = user(userId);
        float[] userValues = new float[views.userWidth()];
        user.valueAt(timeSeconds, userValues, 0);
        encoder.forRequest(userValues, user.updatedAtSeconds(), timeSeconds, "")
                .encodeAll(columns(timeSeconds, rows, sourceScores), dense, 0);
        long[] itemNumbers = new long[padded];
        for (int i = 0; i < rows.length; i++) {
            itemNumbers[i] = rows[i] + 1L;
        }
        long[] history = new long[contract.historyLength()];
        float[] historyRatings = new float[history.length];
        for (int age = 0; age < Math.min(history.length, query.historyRows().length); age++) {
            history[age] = query.historyRows()[age] + 1L;
            historyRatings[age] = query.historyRatings()[age];
        }
        float[] selected = DenseSelection.of(contract.dense(), encoder.names()).select(dense, padded);
        return new RankerInput(rows.length, padded, selected, itemNumbers, history, historyRatings);
    }

    private CandidateColumns columns(long timeSeconds, int[] rows, float[][] sourceScores) {
        int count = rows.length;
        int width = views.itemWidth();
        float[] values = new float[width * count];
        float[] row = new float[width];
        long[] updatedAt = new long[count];
        long[] masks = new long[count];
        int[] years = new int[count];
        for (int i = 0; i < count; i++) {
            ItemAggregator item = items[rows[i]];
            item.valueAt(timeSeconds, row, 0);
            for (int column = 0; column < width; column++) {
                values[column * count + i] = row[column];
            }
            updatedAt[i] = item.updatedAtSeconds();
            masks[i] = facts[rows[i]].genreMask();
            years[i] = facts[rows[i]].year();
        }
        float[] scores = new float[sourceScores.length * count];
        for (int source = 0; source < sourceScores.length; source++) {
            System.arraycopy(sourceScores[source], 0, scores, source * count, count);
        }
        return new CandidateColumns(count, values, updatedAt, masks, years, scores);
    }
}

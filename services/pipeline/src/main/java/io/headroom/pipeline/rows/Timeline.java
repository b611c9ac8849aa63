package io.headroom.pipeline.rows;

import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.EventKind;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.RequestEncoder;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of every feature at a moment that only moves forward: a sweep over all events in their order. Used to evaluate in the order of
 * time, and for the feature state a bundle starts with. Not thread-safe.
 */
public final class Timeline {

    private final FeatureViews views;
    private final Catalogue catalogue;
    private final Interactions interactions;
    private final Optional<Impressions> impressions;
    private final ItemFacts[] facts;
    private final ItemAggregator[] items;
    private final Map<Long, UserState> users = new TreeMap<>();
    private int nextRating;
    private int nextImpression;
    private long now = Long.MIN_VALUE;

    public Timeline(Dataset dataset) {
        this.catalogue = dataset.catalogue();
        this.views = new FeatureViews(catalogue.genreColumns());
        this.interactions = dataset.interactions();
        this.impressions = dataset.impressions();
        this.facts = catalogue.facts();
        this.items = new ItemAggregator[catalogue.size()];
        for (int row = 0; row < items.length; row++) {
            items[row] = new ItemAggregator();
        }
    }

    /**
     * Takes in every event strictly before the given time.
     *
     * @throws IllegalArgumentException when the time lies before one already advanced to
     */
    public void advanceTo(long timeSeconds) {
        if (timeSeconds < now) {
            throw new IllegalArgumentException("time runs forward: %d after %d".formatted(timeSeconds, now));
        }
        now = timeSeconds;
        while (takeNext()) {
            // one event a turn
        }
    }

    /** Takes in all events there are. */
    public void advanceToEnd() {
        advanceTo(Long.MAX_VALUE);
    }

    private boolean takeNext() {
        boolean rating = nextRating < interactions.size() && interactions.timeSeconds()[nextRating] < now;
        boolean impression = impressions.isPresent()
                && nextImpression < impressions.get().size()
                && impressions.get().timeSeconds()[nextImpression] < now;
        if (rating && (!impression || ratingComesFirst(impressions.get()))) {
            takeRating(nextRating++);
        } else if (impression) {
            takeImpression(impressions.get(), nextImpression++);
        }
        return rating || impression;
    }

    /** By (time, user), then ratings first: of one item, that is the order of events. */
    private boolean ratingComesFirst(Impressions shown) {
        int byTime = Long.compare(interactions.timeSeconds()[nextRating], shown.timeSeconds()[nextImpression]);
        int order = byTime != 0
                ? byTime
                : Long.compare(interactions.userIds()[nextRating], shown.userIds()[nextImpression]);
        return order <= 0;
    }

    private void takeRating(int index) {
        int row = interactions.itemRows()[index];
        long time = interactions.timeSeconds()[index];
        float stars = interactions.ratings()[index];
        items[row].update(EventKind.RATING, time, stars);
        users.computeIfAbsent(interactions.userIds()[index], id -> new UserState(views.genres()))
                .rate(catalogue.itemIds()[row], time, stars, facts[row]);
    }

    private void takeImpression(Impressions shown, int index) {
        items[shown.itemRows()[index]].update(
                EventKind.IMPRESSION, shown.timeSeconds()[index], shown.clicked()[index] ? 1 : 0);
    }

    public FeatureViews views() {
        return views;
    }

    /** The moment advanced to: everything strictly before it is known. */
    public long now() {
        return now;
    }

    /** Users with at least one event so far, by ascending id. */
    public Map<Long, UserState> users() {
        return Collections.unmodifiableMap(users);
    }

    public Optional<UserState> user(long userId) {
        return Optional.ofNullable(users.get(userId));
    }

    /** @param row of {@link Catalogue} */
    public ItemAggregator item(int row) {
        return items[row];
    }

    /** The part of the model input that the candidates of a request by this user, now, share. */
    public RequestEncoder request(RowEncoder encoder, long userId, String device) {
        float[] values = new float[views.userWidth()];
        Optional<UserState> user = user(userId);
        user.ifPresent(state -> state.aggregator().valueAt(now, values, 0));
        long updatedAt =
                user.map(state -> state.aggregator().updatedAtSeconds()).orElse(0L);
        return encoder.forRequest(values, updatedAt, now, device);
    }

    /**
     * What is known of the given items now.
     *
     * @param rows rows of {@link Catalogue}
     * @param sourceScores as {@link CandidateColumns#sourceScores()}
     */
    public CandidateColumns candidates(int[] rows, float[] sourceScores) {
        int count = rows.length;
        int width = views.itemWidth();
        float[] columns = new float[width * count];
        long[] updatedAt = new long[count];
        long[] genreMasks = new long[count];
        int[] years = new int[count];
        float[] row = new float[width];
        for (int i = 0; i < count; i++) {
            items[rows[i]].valueAt(now, row, 0);
            for (int column = 0; column < width; column++) {
                columns[column * count + i] = row[column];
            }
            updatedAt[i] = items[rows[i]].updatedAtSeconds();
            genreMasks[i] = facts[rows[i]].genreMask();
            years[i] = facts[rows[i]].year();
        }
        return new CandidateColumns(count, columns, updatedAt, genreMasks, years, sourceScores);
    }
}

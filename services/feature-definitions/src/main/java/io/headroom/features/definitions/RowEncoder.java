package io.headroom.features.definitions;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns stored feature values, the catalogue's facts, source scores and the request's context into the dense input row of the ranking model.
 * Training and serving use this very class. Every value is finite and roughly within [-4, 4], whatever comes in. Immutable.
 *
 * <p>A row is the request's part (user, context, time; the same for all its candidates) followed by the candidate's part.
 */
public final class RowEncoder {

    /** Values of the context's {@code device} that have a column; any other lights none. */
    public static final List<String> DEVICES = List.of("tv", "mobile", "tablet", "desktop");

    private static final List<String> USER_COLUMNS = List.of(
            "user_known",
            "user_ratings",
            "user_rating_mean",
            "user_rating_deviation",
            "user_positive_share",
            "user_activity_30d",
            "user_age",
            "user_idle",
            "user_session_events",
            "user_session_minutes");

    private static final List<String> TIME_COLUMNS = List.of("hour_sine", "hour_cosine", "weekend");

    private static final List<String> ITEM_COLUMNS = List.of(
            "item_known",
            "item_ratings",
            "item_rating_mean",
            "item_positive_share",
            "item_impressions",
            "item_click_share",
            "item_age",
            "item_idle",
            "item_popularity_1d",
            "item_popularity_7d",
            "item_popularity_30d",
            "item_popularity_365d");

    private static final List<String> MATCH_COLUMNS =
            List.of("item_year", "match_genre_share", "match_genre_liking", "match_year_gap");

    /** Hour and weekend, then devices. */
    static final int CONTEXT_WIDTH = TIME_COLUMNS.size() + DEVICES.size();

    static final int REQUEST_WIDTH = USER_COLUMNS.size() + CONTEXT_WIDTH;
    static final int ITEM_WIDTH = ITEM_COLUMNS.size();

    private final FeatureViews views;
    private final List<String> names;

    public RowEncoder(FeatureViews views) {
        this.views = views;
        this.names = names(views.genres());
    }

    private static List<String> names(Genres genres) {
        List<String> names = new ArrayList<>(USER_COLUMNS);
        names.addAll(TIME_COLUMNS);
        DEVICES.forEach(device -> names.add("device_" + device));
        names.addAll(ITEM_COLUMNS);
        names.addAll(MATCH_COLUMNS);
        genres.names().forEach(genre -> names.add("genre:" + genre));
        SourceNames.ALL.forEach(source -> names.add("source_" + source));
        SourceNames.ALL.forEach(source -> names.add("source_" + source + "_present"));
        return List.copyOf(names);
    }

    /** Column names of a row, in order. */
    public List<String> names() {
        return names;
    }

    public int width() {
        return names.size();
    }

    /**
     * Prepares the part of the row that all candidates of a request share.
     *
     * @param userValues a row of {@link FeatureViews#userColumns()}; not read when the user is unknown
     * @param updatedAtSeconds the user row's newest event, before the request's time; 0 when the store has no row of this user
     * @param timeSeconds the moment the request is for
     * @param device the context's device, empty when not told
     */
    public RequestEncoder forRequest(float[] userValues, long updatedAtSeconds, long timeSeconds, String device) {
        return new RequestEncoder(this, userValues, updatedAtSeconds, timeSeconds, device);
    }

    Genres genres() {
        return views.genres();
    }
}

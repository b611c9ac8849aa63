package io.headroom.features.definitions;

import java.util.ArrayList;
import java.util.List;

/** Positions of the user view's columns. */
final class UserColumns {

    static final int RATINGS = 0;
    static final int RATING_MEAN = 1;
    static final int RATING_DEVIATION = 2;
    static final int POSITIVE_SHARE = 3;
    static final int ACTIVITY_30D = 4;
    static final int AGE_DAYS = 5;
    static final int SESSION_EVENTS = 6;
    static final int SESSION_MINUTES = 7;
    static final int RELEASE_YEAR_MEAN = 8;
    /** Here begin the shares of the genres, and after them the likings. */
    static final int GENRES = 9;

    /** Of {@link #ACTIVITY_30D}. */
    static final int ACTIVITY_HALF_LIFE_DAYS = 30;

    static final String GENRE_SHARE = "genre_share:";
    private static final String GENRE_LIKING = "genre_liking:";

    private UserColumns() {}

    static List<String> names(Genres genres) {
        List<String> names = new ArrayList<>(List.of(
                "ratings",
                "rating_mean",
                "rating_deviation",
                "positive_share",
                "activity_30d",
                "age_days",
                "session_events",
                "session_minutes",
                "release_year_mean"));
        genres.names().forEach(genre -> names.add(GENRE_SHARE + genre));
        genres.names().forEach(genre -> names.add(GENRE_LIKING + genre));
        return List.copyOf(names);
    }
}

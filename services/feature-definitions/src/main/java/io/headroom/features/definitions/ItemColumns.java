package io.headroom.features.definitions;

import java.util.List;

/** Positions of the item view's columns. */
final class ItemColumns {

    static final int RATINGS = 0;
    static final int RATING_MEAN = 1;
    static final int POSITIVE_SHARE = 2;
    static final int IMPRESSIONS = 3;
    static final int CLICK_SHARE = 4;
    static final int AGE_DAYS = 5;
    static final int POPULARITY = 6;

    /** Half-lives of the decayed popularities: a world spans months, a rating archive twenty years. */
    static final int[] HALF_LIFE_DAYS = {1, 7, 30, 365};

    static final List<String> NAMES = List.of(
            "ratings",
            "rating_mean",
            "positive_share",
            "impressions",
            "click_share",
            "age_days",
            "popularity_1d",
            "popularity_7d",
            "popularity_30d",
            "popularity_365d");

    private ItemColumns() {}
}

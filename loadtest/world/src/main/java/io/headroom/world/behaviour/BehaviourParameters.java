package io.headroom.world.behaviour;

import io.headroom.world.WorldOptions;

/** How users and the page they look at behave, as far as it is not relevance. The reasons for the numbers are in RATIONALE.md. */
public final class BehaviourParameters {
    static final int PAGE_SIZE = 10;

    /** Share of all rows that are impressions; the others are ratings. */
    static final double IMPRESSION_SHARE = 0.7;

    static final double MEAN_PAGES_PER_VISIT = 2.5;
    static final int MAX_PAGES_PER_VISIT = 10;
    /** Share of clicks after which the user rates the item. */
    public static final double RATING_AFTER_CLICK = 0.6;

    /** How long users stay with an item they clicked, evenly between the two, before they rate it or look on. */
    public static final int LEAST_SECONDS_AFTER_CLICK = 10;

    public static final int MOST_SECONDS_AFTER_CLICK = 90;

    /** Clicks per impression, measured; sets only how many ratings are left for items the user found without a page. */
    static final double EXPECTED_CLICK_RATE = 0.14;

    private BehaviourParameters() {}

    static double expectedPages(WorldOptions options) {
        return options.events() * IMPRESSION_SHARE / PAGE_SIZE;
    }

    static double expectedVisits(WorldOptions options) {
        return expectedPages(options) / MEAN_PAGES_PER_VISIT;
    }

    /** Ratings per page that do not come from a click on it. */
    static double foundRatingsPerPage(WorldOptions options) {
        double ratings = options.events() * (1 - IMPRESSION_SHARE) / expectedPages(options);
        return Math.max(0, ratings - PAGE_SIZE * EXPECTED_CLICK_RATE * RATING_AFTER_CLICK);
    }
}

package io.headroom.world.behaviour;

import java.util.Arrays;

/**
 * What users did, in columns. Ratings are in order of user, then item; impressions in order of time, then user, then position. Rows and
 * users are counted from 0; times are seconds since 1970-01-01 UTC.
 */
public final class InteractionLog {
    private final Ratings ratings = new Ratings();
    private final Impressions impressions;

    InteractionLog(long startSeconds) {
        impressions = new Impressions(startSeconds);
    }

    void rated(int user, int item, int halfStars, long timeSeconds) {
        ratings.add(user, item, halfStars, timeSeconds);
    }

    /** @param rows items by position, clicked or not as {@code clicked} says */
    void shown(int user, long timeSeconds, int[] rows, boolean[] clicked) {
        impressions.add(user, timeSeconds, rows, clicked);
    }

    public int ratingCount() {
        return ratings.size();
    }

    public int impressionCount() {
        return impressions.size();
    }

    public int clickCount() {
        return impressions.clicks();
    }

    /** Receives ratings one at a time. */
    @FunctionalInterface
    public interface RatingReader<E extends Exception> {
        /** @param halfStars 1 to 10 */
        void accept(int user, int item, int halfStars, long timeSeconds) throws E;
    }

    /** Receives impressions one at a time. */
    @FunctionalInterface
    public interface ImpressionReader<E extends Exception> {
        /** @param position from 1 */
        void accept(int user, int item, int position, long timeSeconds, boolean clicked) throws E;
    }

    public <E extends Exception> void forEachRating(RatingReader<E> reader) throws E {
        ratings.forEach(reader);
    }

    public <E extends Exception> void forEachImpression(ImpressionReader<E> reader) throws E {
        impressions.forEach(reader);
    }

    /** Grows by half when full. */
    static int grown(int capacity) {
        return Math.max(1_024, capacity + (capacity >> 1));
    }

    static long[] grown(long[] values) {
        return Arrays.copyOf(values, grown(values.length));
    }

    static int[] grown(int[] values) {
        return Arrays.copyOf(values, grown(values.length));
    }
}

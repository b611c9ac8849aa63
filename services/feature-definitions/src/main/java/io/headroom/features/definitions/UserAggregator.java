package io.headroom.features.definitions;

import java.nio.ByteBuffer;

/**
 * What is known of a user from the ratings they gave; other kinds of events leave it as it is. Doubles inside, floats out; the result
 * depends on nothing but the sequence of events, which must come in {@link Event#ORDER}. Not thread-safe.
 */
public final class UserAggregator {

    private static final byte FORMAT = 1;
    private static final int FIXED_BYTES = 1 + 7 * Long.BYTES + 4 * Double.BYTES;
    static final long SESSION_GAP_SECONDS = 30 * 60;
    private static final double PRIOR_WEIGHT = 3;
    private static final double PRIOR_RATING = 3.5;
    private static final double PRIOR_POSITIVE_SHARE = 0.5;

    private final EventClock clock;
    private final GenreTaste taste;
    private long ratings;
    private long positives;
    private long sessionStart;
    private long sessionEvents;
    private long datedItems;
    private double stars;
    private double squaredStars;
    private double activity;
    private double releaseYears;

    public UserAggregator(Genres genres) {
        clock = new EventClock(0, 0);
        taste = new GenreTaste(genres.count());
    }

    private UserAggregator(ByteBuffer bytes, int genres) {
        clock = new EventClock(bytes.getLong(), bytes.getLong());
        ratings = bytes.getLong();
        positives = bytes.getLong();
        sessionStart = bytes.getLong();
        sessionEvents = bytes.getLong();
        datedItems = bytes.getLong();
        stars = bytes.getDouble();
        squaredStars = bytes.getDouble();
        activity = bytes.getDouble();
        releaseYears = bytes.getDouble();
        taste = new GenreTaste(genres, bytes);
    }

    /** Takes the next event of this user, about an item of which the catalogue says {@code facts}. */
    public void update(Event event, ItemFacts facts) {
        if (event.kind() == EventKind.RATING) {
            rate(event.timeSeconds(), event.value(), facts.genreMask(), facts.year());
        }
    }

    /** {@link #update(Event, ItemFacts)} for a rating, without the objects. */
    public void rate(long timeSeconds, float value, long genreMask, int year) {
        long elapsed = clock.advance(timeSeconds);
        ratings++;
        stars += value;
        squaredStars += (double) value * value;
        positives += value >= Event.POSITIVE_RATING ? 1 : 0;
        activity = activity * Decay.factor(elapsed, UserColumns.ACTIVITY_HALF_LIFE_DAYS) + 1;
        countSession(timeSeconds, elapsed);
        if (year > 0) {
            datedItems++;
            releaseYears += year;
        }
        taste.add(elapsed, value - PRIOR_RATING, genreMask);
    }

    private void countSession(long timeSeconds, long elapsed) {
        if (sessionEvents == 0 || elapsed > SESSION_GAP_SECONDS) {
            sessionStart = timeSeconds;
            sessionEvents = 0;
        }
        sessionEvents++;
    }

    /**
     * Writes the row that a request at the given time may know: the {@link FeatureViews#userColumns()} as of {@link #updatedAtSeconds()}.
     *
     * @throws IllegalArgumentException when an event at or after that time was already taken
     */
    public void valueAt(long timeSeconds, float[] out, int offset) {
        clock.requireBefore(timeSeconds);
        double weight = ratings + PRIOR_WEIGHT;
        out[offset + UserColumns.RATINGS] = ratings;
        out[offset + UserColumns.RATING_MEAN] = (float) ((stars + PRIOR_WEIGHT * PRIOR_RATING) / weight);
        out[offset + UserColumns.RATING_DEVIATION] = (float) deviation();
        out[offset + UserColumns.POSITIVE_SHARE] = (float) ((positives + PRIOR_WEIGHT * PRIOR_POSITIVE_SHARE) / weight);
        out[offset + UserColumns.ACTIVITY_30D] = (float) activity;
        out[offset + UserColumns.AGE_DAYS] = clock.ageDays();
        out[offset + UserColumns.SESSION_EVENTS] = sessionEvents;
        out[offset + UserColumns.SESSION_MINUTES] = (float) ((clock.newest() - sessionStart) / 60.0);
        out[offset + UserColumns.RELEASE_YEAR_MEAN] = datedItems == 0 ? 0 : (float) (releaseYears / datedItems);
        taste.write(out, offset + UserColumns.GENRES);
    }

    private double deviation() {
        if (ratings == 0) {
            return 0;
        }
        double mean = stars / ratings;
        return StrictMath.sqrt(Math.max(0, squaredStars / ratings - mean * mean));
    }

    /** Time of the newest event, 0 when there was none. */
    public long updatedAtSeconds() {
        return clock.newest();
    }

    /** The whole state; {@link #fromBytes} continues from it as if nothing had happened. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + taste.byteCount()).put(FORMAT);
        bytes.putLong(clock.first()).putLong(clock.newest());
        bytes.putLong(ratings).putLong(positives);
        bytes.putLong(sessionStart).putLong(sessionEvents).putLong(datedItems);
        bytes.putDouble(stars).putDouble(squaredStars).putDouble(activity).putDouble(releaseYears);
        taste.writeState(bytes);
        return bytes.array();
    }

    /** @throws IllegalArgumentException when the bytes are not a state of this version over as many genres */
    public static UserAggregator fromBytes(byte[] state, Genres genres) {
        int length = FIXED_BYTES + GenreTaste.byteCount(genres.count());
        return new UserAggregator(StateBytes.open(state, FORMAT, length), genres.count());
    }
}

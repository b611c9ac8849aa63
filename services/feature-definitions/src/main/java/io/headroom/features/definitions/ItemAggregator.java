package io.headroom.features.definitions;

import java.nio.ByteBuffer;

/**
 * What is known of an item from its events. Doubles inside, floats out; the result depends on nothing but the sequence of events, which
 * must come in {@link Event#ORDER}. Not thread-safe.
 */
public final class ItemAggregator {

    private static final byte FORMAT = 1;
    private static final int BYTES = 1 + 6 * Long.BYTES + 5 * Double.BYTES;
    private static final double PRIOR_WEIGHT = 5;
    private static final double PRIOR_RATING = 3.5;
    private static final double PRIOR_POSITIVE_SHARE = 0.5;
    private static final double PRIOR_IMPRESSIONS = 20;
    private static final double PRIOR_CLICK_SHARE = 0.1;

    private final EventClock clock;
    private long ratings;
    private long positives;
    private long impressions;
    private long clicks;
    private double stars;
    private final double[] popularity = new double[ItemColumns.HALF_LIFE_DAYS.length];

    public ItemAggregator() {
        clock = new EventClock(0, 0);
    }

    private ItemAggregator(ByteBuffer bytes) {
        clock = new EventClock(bytes.getLong(), bytes.getLong());
        ratings = bytes.getLong();
        positives = bytes.getLong();
        impressions = bytes.getLong();
        clicks = bytes.getLong();
        stars = bytes.getDouble();
        for (int i = 0; i < popularity.length; i++) {
            popularity[i] = bytes.getDouble();
        }
    }

    /** Takes the next event of this item. */
    public void update(Event event) {
        update(event.kind(), event.timeSeconds(), event.value());
    }

    /** {@link #update(Event)} without the object. */
    public void update(EventKind kind, long timeSeconds, float value) {
        long elapsed = clock.advance(timeSeconds);
        for (int i = 0; i < popularity.length; i++) {
            popularity[i] *= Decay.factor(elapsed, ItemColumns.HALF_LIFE_DAYS[i]);
        }
        switch (kind) {
            case RATING -> rate(value);
            case IMPRESSION -> show(value);
        }
    }

    private void rate(float value) {
        ratings++;
        stars += value;
        positives += value >= Event.POSITIVE_RATING ? 1 : 0;
        for (int i = 0; i < popularity.length; i++) {
            popularity[i] += 1;
        }
    }

    private void show(float value) {
        impressions++;
        clicks += value > 0 ? 1 : 0;
    }

    /**
     * Writes the row that a request at the given time may know: the {@link FeatureViews#itemColumns()} as of {@link #updatedAtSeconds()}.
     *
     * @throws IllegalArgumentException when an event at or after that time was already taken
     */
    public void valueAt(long timeSeconds, float[] out, int offset) {
        clock.requireBefore(timeSeconds);
        out[offset + ItemColumns.RATINGS] = ratings;
        out[offset + ItemColumns.RATING_MEAN] =
                (float) ((stars + PRIOR_WEIGHT * PRIOR_RATING) / (ratings + PRIOR_WEIGHT));
        out[offset + ItemColumns.POSITIVE_SHARE] =
                (float) ((positives + PRIOR_WEIGHT * PRIOR_POSITIVE_SHARE) / (ratings + PRIOR_WEIGHT));
        out[offset + ItemColumns.IMPRESSIONS] = impressions;
        out[offset + ItemColumns.CLICK_SHARE] =
                (float) ((clicks + PRIOR_IMPRESSIONS * PRIOR_CLICK_SHARE) / (impressions + PRIOR_IMPRESSIONS));
        out[offset + ItemColumns.AGE_DAYS] = clock.ageDays();
        for (int i = 0; i < popularity.length; i++) {
            out[offset + ItemColumns.POPULARITY + i] = (float) popularity[i];
        }
    }

    /** Time of the newest event, 0 when there was none. */
    public long updatedAtSeconds() {
        return clock.newest();
    }

    /** The whole state; {@link #fromBytes} continues from it as if nothing had happened. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(FORMAT);
        bytes.putLong(clock.first()).putLong(clock.newest());
        bytes.putLong(ratings).putLong(positives).putLong(impressions).putLong(clicks);
        bytes.putDouble(stars);
        for (double value : popularity) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    /** @throws IllegalArgumentException when the bytes are not a state of this version */
    public static ItemAggregator fromBytes(byte[] state) {
        return new ItemAggregator(StateBytes.open(state, FORMAT, BYTES));
    }
}

package io.headroom.features.definitions;

import java.util.Arrays;

/** Encodes the candidates of one request, see {@link RowEncoder}. Immutable; allocates nothing per row. */
public final class RequestEncoder {

    private static final double HOURS = 1.0 / 3_600;
    private static final double DAYS = 1.0 / 86_400;
    private static final double MIDDLE_RATING = 3.5;
    private static final int MIDDLE_YEAR = 1990;
    private static final double YEAR_SCALE = 1.0 / 20;
    private static final double SCORE_LIMIT = 4;

    private final int width;
    private final int genres;
    private final long timeSeconds;
    private final float[] head;
    private final float[] taste;
    private final double releaseYear;

    RequestEncoder(RowEncoder rows, float[] user, long updatedAtSeconds, long timeSeconds, String device) {
        this.width = rows.width();
        this.genres = rows.genres().count();
        this.timeSeconds = timeSeconds;
        this.head = new float[RowEncoder.REQUEST_WIDTH];
        this.taste = new float[2 * genres];
        int next = head.length - RowEncoder.CONTEXT_WIDTH;
        boolean known = updatedAtSeconds > 0;
        if (known) {
            encodeUser(user, Math.max(0, timeSeconds - updatedAtSeconds));
            for (int i = 0; i < taste.length; i++) {
                taste[i] = clip(user[UserColumns.GENRES + i], -2, 2);
            }
        }
        this.releaseYear = known ? user[UserColumns.RELEASE_YEAR_MEAN] : 0;
        encodeTime(next);
        int light = RowEncoder.DEVICES.indexOf(device);
        if (light >= 0) {
            head[next + 3 + light] = 1;
        }
    }

    private void encodeUser(float[] user, long idleSeconds) {
        boolean inSession = idleSeconds <= UserAggregator.SESSION_GAP_SECONDS;
        int next = 0;
        head[next++] = 1;
        head[next++] = Squash.count(user[UserColumns.RATINGS]);
        head[next++] = clip(user[UserColumns.RATING_MEAN] - MIDDLE_RATING, -3, 3);
        head[next++] = clip(user[UserColumns.RATING_DEVIATION], 0, 3);
        head[next++] = clip(user[UserColumns.POSITIVE_SHARE], 0, 1);
        head[next++] = Squash.decayed(
                user[UserColumns.ACTIVITY_30D], idleSeconds * DAYS / UserColumns.ACTIVITY_HALF_LIFE_DAYS);
        head[next++] = Squash.count(user[UserColumns.AGE_DAYS] + idleSeconds * DAYS);
        head[next++] = Squash.count(idleSeconds * HOURS);
        head[next++] = inSession ? Squash.count(user[UserColumns.SESSION_EVENTS]) : 0;
        head[next] = inSession ? Squash.count(user[UserColumns.SESSION_MINUTES]) : 0;
    }

    private void encodeTime(int offset) {
        double hour = 2 * StrictMath.PI * Math.floorMod(timeSeconds, 86_400L) * DAYS;
        head[offset] = (float) StrictMath.sin(hour);
        head[offset + 1] = (float) StrictMath.cos(hour);
        // The epoch was a Thursday.
        head[offset + 2] = Math.floorMod(Math.floorDiv(timeSeconds, 86_400L) + 3, 7L) >= 5 ? 1 : 0;
    }

    /** Writes the rows of all candidates, one after the other, from {@code offset} on. */
    public void encodeAll(CandidateColumns candidates, float[] out, int offset) {
        for (int i = 0; i < candidates.count(); i++) {
            encode(candidates, i, out, offset + i * width);
        }
    }

    /** Writes the row of one candidate to {@code out[offset]} and on, {@link RowEncoder#width()} values. */
    public void encode(CandidateColumns candidates, int candidate, float[] out, int offset) {
        System.arraycopy(head, 0, out, offset, head.length);
        int next = encodeItem(candidates, candidate, out, offset + head.length);
        next = encodeMatch(candidates.genreMasks()[candidate], candidates.years()[candidate], out, next);
        encodeSources(candidates, candidate, out, next);
    }

    private int encodeItem(CandidateColumns candidates, int candidate, float[] out, int offset) {
        long updatedAt = candidates.updatedAtSeconds()[candidate];
        if (updatedAt <= 0) {
            Arrays.fill(out, offset, offset + RowEncoder.ITEM_WIDTH, 0);
            return offset + RowEncoder.ITEM_WIDTH;
        }
        float[] values = candidates.itemValues();
        int count = candidates.count();
        double idle = Math.max(0, timeSeconds - updatedAt);
        double idleDays = idle * DAYS;
        int next = offset;
        out[next++] = 1;
        out[next++] = Squash.count(values[ItemColumns.RATINGS * count + candidate]);
        out[next++] = clip(values[ItemColumns.RATING_MEAN * count + candidate] - MIDDLE_RATING, -3, 3);
        out[next++] = clip(values[ItemColumns.POSITIVE_SHARE * count + candidate], 0, 1);
        out[next++] = Squash.count(values[ItemColumns.IMPRESSIONS * count + candidate]);
        out[next++] = clip(values[ItemColumns.CLICK_SHARE * count + candidate], 0, 1);
        out[next++] = Squash.count(values[ItemColumns.AGE_DAYS * count + candidate] + idleDays);
        out[next++] = Squash.count(idle * HOURS);
        for (int i = 0; i < ItemColumns.HALF_LIFE_DAYS.length; i++) {
            float popularity = values[(ItemColumns.POPULARITY + i) * count + candidate];
            out[next++] = Squash.decayed(popularity, idleDays / ItemColumns.HALF_LIFE_DAYS[i]);
        }
        return next;
    }

    private int encodeMatch(long genreMask, int year, float[] out, int offset) {
        float share = 0;
        float liking = 0;
        for (long rest = genreMask; rest != 0; rest &= rest - 1) {
            int genre = Long.numberOfTrailingZeros(rest);
            share += taste[genre];
            liking += taste[genres + genre];
        }
        int itemGenres = Long.bitCount(genreMask);
        int next = offset;
        out[next++] = year > 0 ? clip((year - MIDDLE_YEAR) * YEAR_SCALE, -4, 4) : 0;
        out[next++] = itemGenres == 0 ? 0 : share / itemGenres;
        out[next++] = itemGenres == 0 ? 0 : liking / itemGenres;
        out[next++] = year > 0 && releaseYear > 0 ? clip(Math.abs(year - releaseYear) * YEAR_SCALE, 0, 4) : 0;
        for (int genre = 0; genre < genres; genre++) {
            out[next++] = (genreMask >>> genre) & 1;
        }
        return next;
    }

    private static void encodeSources(CandidateColumns candidates, int candidate, float[] out, int offset) {
        int sources = SourceNames.ALL.size();
        for (int source = 0; source < sources; source++) {
            float score = candidates.sourceScores()[source * candidates.count() + candidate];
            boolean present = !Float.isNaN(score);
            out[offset + source] = present ? clip(score, -SCORE_LIMIT, SCORE_LIMIT) : 0;
            out[offset + sources + source] = present ? 1 : 0;
        }
    }

    private static float clip(double value, double low, double high) {
        return (float) Squash.clip(value, low, high);
    }
}

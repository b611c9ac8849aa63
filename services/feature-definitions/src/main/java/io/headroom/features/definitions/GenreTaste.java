package io.headroom.features.definitions;

import java.nio.ByteBuffer;

/**
 * A user's forgetting averages per genre: how much of what they rate is of it, and how far above or below a middling rating they rate it.
 * Numerators and denominators decay alike, so what was rated lately counts for more, and the mere passing of time changes nothing.
 */
final class GenreTaste {

    private static final int HALF_LIFE_DAYS = 365;
    private static final double PRIOR_WEIGHT = 1;

    private final double[] weights;
    private final double[] likings;
    private double total;

    GenreTaste(int genres) {
        weights = new double[genres];
        likings = new double[genres];
    }

    GenreTaste(int genres, ByteBuffer bytes) {
        this(genres);
        total = bytes.getDouble();
        for (int genre = 0; genre < genres; genre++) {
            weights[genre] = bytes.getDouble();
            likings[genre] = bytes.getDouble();
        }
    }

    void add(long elapsedSeconds, double liking, long genreMask) {
        forget(Decay.factor(elapsedSeconds, HALF_LIFE_DAYS));
        total += 1;
        for (long rest = genreMask; rest != 0; rest &= rest - 1) {
            int genre = Long.numberOfTrailingZeros(rest);
            weights[genre] += 1;
            likings[genre] += liking;
        }
    }

    private void forget(double factor) {
        total *= factor;
        for (int genre = 0; genre < weights.length; genre++) {
            weights[genre] *= factor;
            likings[genre] *= factor;
        }
    }

    /** Writes the shares of all genres, then the likings. */
    void write(float[] out, int offset) {
        int genres = weights.length;
        for (int genre = 0; genre < genres; genre++) {
            out[offset + genre] = total == 0 ? 0 : (float) (weights[genre] / total);
            out[offset + genres + genre] = (float) (likings[genre] / (weights[genre] + PRIOR_WEIGHT));
        }
    }

    static int byteCount(int genres) {
        return (1 + 2 * genres) * Double.BYTES;
    }

    int byteCount() {
        return byteCount(weights.length);
    }

    void writeState(ByteBuffer bytes) {
        bytes.putDouble(total);
        for (int genre = 0; genre < weights.length; genre++) {
            bytes.putDouble(weights[genre]).putDouble(likings[genre]);
        }
    }
}

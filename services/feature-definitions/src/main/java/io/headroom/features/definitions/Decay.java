package io.headroom.features.definitions;

/** Exponential forgetting, stated as a half-life. StrictMath, so that every machine computes the same bits. */
final class Decay {

    static final double SECONDS_PER_DAY = 86_400;
    private static final double LN2 = 0.6931471805599453;

    private Decay() {}

    /** What remains of 1 after the given time. */
    static double factor(long elapsedSeconds, int halfLifeDays) {
        return elapsedSeconds == 0 ? 1 : StrictMath.exp(-LN2 * elapsedSeconds / (halfLifeDays * SECONDS_PER_DAY));
    }
}

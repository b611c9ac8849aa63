package io.headroom.world.behaviour;

/** How much is going on at each hour of the week, in UTC: little before dawn, most in the evening, more at weekends. */
public final class DailyRhythm {
    private static final double[] BY_HOUR = {
        0.45, 0.30, 0.18, 0.12, 0.10, 0.12, 0.18, 0.28, 0.36, 0.40, 0.42, 0.46, 0.52, 0.50, 0.48, 0.50, 0.56, 0.66,
        0.78, 0.92, 1.00, 0.98, 0.84, 0.64
    };
    private static final double WORKDAY = 0.8;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int HOURS_PER_DAY = 24;
    /** 1970-01-01 was a Thursday, so two days later the first weekend began. */
    private static final int DAYS_TO_SATURDAY = 2;

    private DailyRhythm() {}

    /** Activity at a moment relative to the busiest, in (0, 1]. */
    public static double intensity(long timeSeconds) {
        long hours = timeSeconds / SECONDS_PER_HOUR;
        boolean weekend = Math.floorMod(hours / HOURS_PER_DAY - DAYS_TO_SATURDAY, 7) < 2;
        return BY_HOUR[(int) (hours % HOURS_PER_DAY)] * (weekend ? 1 : WORKDAY);
    }
}

package io.headroom.runtime.limits;

import java.time.Duration;

/**
 * How many calls may be under way at one time.
 *
 * @param initial at the start
 * @param least however late the answers are
 * @param most however quick they are
 * @param backoff factor in 0.5..1 (excluded) for each late answer
 * @param lateAfter an answer that took longer says that there are too many
 */
public record LimitSettings(int initial, int least, int most, double backoff, Duration lateAfter) {
    public LimitSettings {
        if (least < 1 || least > initial || initial > most) {
            throw new IllegalArgumentException("limits are least " + least + ", initial " + initial + ", most " + most
                    + ", but must be at least 1 and in that order");
        }
        if (!(backoff >= 0.5 && backoff < 1)) {
            throw new IllegalArgumentException("backoff is " + backoff + ", but must be at least 0.5 and below 1");
        }
        if (lateAfter.isNegative() || lateAfter.isZero()) {
            throw new IllegalArgumentException("late-after is " + lateAfter + ", but must be above 0");
        }
    }
}

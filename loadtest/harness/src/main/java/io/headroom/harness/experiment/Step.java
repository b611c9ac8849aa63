package io.headroom.harness.experiment;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing done, once or several times.
 *
 * @param at first time, from the start of the experiment
 * @param lasts empty for a kill, which is over at once
 * @param every from one time to the next; 0 when {@code times} is 1
 * @param times at least 1
 */
public record Step(Duration at, Optional<Duration> lasts, Duration every, int times, Action action) {
    /** When the last of them has ended. */
    public Duration end() {
        return at.plus(every.multipliedBy(times - 1L)).plus(lasts.orElse(Duration.ZERO));
    }
}

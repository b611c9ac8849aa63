package io.headroom.drift.scoring;

import io.headroom.monitoring.view.AlarmView;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From the beginning of an injection to an alarm.
 *
 * @param requests that came since
 * @param labelledItems shown since whose labels are known
 * @param hours on the simulated clock
 */
public record Delay(long requests, long labelledItems, double hours) {
    private static final double HOUR_MILLIS = 3_600_000;

    /** That of the first of the alarms that began after the injection did; empty when none did. */
    static Optional<Delay> first(RunOutcome outcome, Predicate<AlarmView> which) {
        return outcome.alarms().stream()
                .filter(which)
                .filter(alarm -> alarm.fired().impressions() > outcome.start())
                .min(Comparator.comparingLong(alarm -> alarm.fired().impressions()))
                .map(alarm -> of(outcome, alarm.fired()));
    }

    private static Delay of(RunOutcome outcome, AlarmView.Moment fired) {
        return new Delay(
                fired.impressions() - outcome.start(),
                Math.max(0, fired.labelledItems() - outcome.labelledBefore()),
                (fired.logMillis() - outcome.startMillis()) / HOUR_MILLIS);
    }
}

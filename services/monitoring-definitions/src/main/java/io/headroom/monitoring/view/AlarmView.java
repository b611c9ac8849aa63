package io.headroom.monitoring.view;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import java.util.Optional;

/**
 * One alarm, from the test that raised it to the first test after it that did not reject.
 *
 * @param subject the feature, the rung, the rule or the kind of row it is about
 * @param value the statistic when it fired
 * @param threshold what the value was compared with
 * @param cleared empty while the alarm is active
 */
public record AlarmView(
        Detector detector, String subject, Moment fired, double value, double threshold, Optional<Moment> cleared) {

    public Family family() {
        return detector.family();
    }

    public boolean active() {
        return cleared.isEmpty();
    }

    /**
     * @param logMillis in the time of the log
     * @param dataSeconds the newest moment of the data's time that was seen
     * @param impressions of the bundle, up to here
     * @param labelledItems items whose labels were closed, up to here
     */
    public record Moment(long logMillis, long dataSeconds, long impressions, long labelledItems) {}
}

package io.headroom.monitoring;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.view.AlarmView;
import java.util.Arrays;
import java.util.List;

/** A monitor fed from a synthetic log: a request every 10 ms, clicks at once, labels closed a second later. */
final class Scene {
    static final MonitorSettings SETTINGS =
            MonitorSettings.defaults().withLabels(new MonitorSettings.Labels(1_000, 10_000, 10_000));

    final SyntheticLog log;
    Monitor monitor;
    private long millis;

    Scene(long world, long seed) {
        this(world, seed, SETTINGS);
    }

    Scene(long world, long seed, MonitorSettings settings) {
        log = new SyntheticLog(world, seed);
        monitor = Monitor.begin(settings, new SyntheticLog(world, 7_919 * seed + 13).reference(3_000));
    }

    Scene requests(int count) {
        for (int i = 0; i < count; i++) {
            millis += 10;
            Impression answer = log.impression(millis);
            monitor.accept(answer);
            log.clicks(answer, 1).forEach(monitor::accept);
        }
        return this;
    }

    /** Alarms of a family that fired after so many impressions. */
    List<AlarmView> alarms(Family family, long after) {
        return monitor.alarms().stream()
                .filter(alarm -> alarm.family() == family && alarm.fired().impressions() > after)
                .toList();
    }

    List<AlarmView> alarms(Detector... detectors) {
        return monitor.alarms().stream()
                .filter(alarm -> Arrays.asList(detectors).contains(alarm.detector()))
                .toList();
    }
}

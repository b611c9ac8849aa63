package io.headroom.drift.scoring;

import io.headroom.drift.scenario.Scenario;
import io.headroom.monitoring.alarms.Detector;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well one size of one injection was found.
 *
 * @param byDetector by each detector alone
 * @param byExpected by any of the detectors that ought to find it
 * @param byAny by any detector
 */
public record SizeScore(
        Scenario scenario,
        double size,
        List<RunOutcome> runs,
        Map<Detector, Detection> byDetector,
        Detection byExpected,
        Detection byAny) {
    public SizeScore {
        runs = List.copyOf(runs);
        byDetector = Map.copyOf(byDetector);
    }

    static SizeScore of(Scenario scenario, double size, List<RunOutcome> runs) {
        Map<Detector, Detection> byDetector = new EnumMap<>(Detector.class);
        for (Detector detector : Detector.values()) {
            byDetector.put(detector, Detection.of(runs, alarm -> alarm.detector() == detector));
        }
        Set<Detector> expected = Expected.of(scenario.injection().kind());
        return new SizeScore(
                scenario,
                size,
                runs,
                byDetector,
                Detection.of(runs, alarm -> expected.contains(alarm.detector())),
                Detection.of(runs, _ -> true));
    }
}

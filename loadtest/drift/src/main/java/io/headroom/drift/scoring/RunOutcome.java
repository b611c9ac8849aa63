package io.headroom.drift.scoring;

import io.headroom.drift.scenario.Scenario;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import io.headroom.monitoring.view.QualityView;
import java.util.List;

/**
 * What the monitor said of one run.
 *
 * @param size injected, in the unit of the injection's kind
 * @param start the first request that was concerned, counted from 0; the number of requests where nothing was injected
 * @param labelledBefore items shown before that request, whose labels say nothing of the injection
 * @param startMillis of that request on the simulated clock
 * @param spans when the injection was in force, at least in part
 * @param quality windows of labelled items over time
 * @param aucLoss relative loss of AUC that the injection means, measured against the truth; 0 where it is no concept drift
 * @param seconds the run took on this machine
 */
public record RunOutcome(
        Scenario scenario,
        double size,
        long seed,
        int start,
        long labelledBefore,
        long startMillis,
        long beginMillis,
        long endMillis,
        List<Span> spans,
        List<AlarmView> alarms,
        List<DetectorView> detectors,
        List<QualityView.Point> quality,
        double aucLoss,
        double seconds) {
    public RunOutcome {
        spans = List.copyOf(spans);
        alarms = List.copyOf(alarms);
        detectors = List.copyOf(detectors);
        quality = List.copyOf(quality);
    }

    /**
     * From the first request concerned to the last of one stretch.
     *
     * @param fromRequest counted from 0
     * @param toRequest exclusive
     */
    public record Span(int fromRequest, int toRequest, long fromMillis, long toMillis) {}
}

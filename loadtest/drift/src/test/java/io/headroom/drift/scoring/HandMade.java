package io.headroom.drift.scoring;

import io.headroom.drift.injection.Injection;
import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.injection.Shape;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs whose alarms are stated, to score by hand. A request a second; labels are closed 60 s after it. */
public final class HandMade {
    private HandMade() {}

    public static Scenario scenario(Kind kind, Double... sizes) {
        return new Scenario(
                kind.label(),
                "",
                Injection.of(kind),
                List.of(sizes),
                Shape.ABRUPT,
                TrafficKind.INDEPENDENT,
                1_000,
                5_000,
                60_000,
                false,
                1,
                MonitorSettings.defaults());
    }

    /** An injection at request 1,000. */
    public static RunOutcome run(Scenario scenario, double size, AlarmView... alarms) {
        return run(scenario, size, List.of(), alarms);
    }

    public static RunOutcome run(Scenario scenario, double size, List<DetectorView> detectors, AlarmView... alarms) {
        return new RunOutcome(
                scenario,
                size,
                1,
                1_000,
                10_000,
                1_000_000,
                0,
                5_000_000,
                List.of(new RunOutcome.Span(1_000, 3_000, 1_000_000, 3_000_000)),
                List.of(alarms),
                detectors,
                List.of(),
                0,
                1);
    }

    public static AlarmView alarm(Detector detector, long request) {
        AlarmView.Moment fired = new AlarmView.Moment(1_000 * request, request, request, 10 * (request - 60));
        return new AlarmView(detector, "subject", fired, 1, 0.5, Optional.empty());
    }

    public static DetectorView tested(Detector detector, double nominal, long tests, long rejections) {
        return new DetectorView(detector, OptionalDouble.of(nominal), tests, rejections, rejections, 0);
    }
}

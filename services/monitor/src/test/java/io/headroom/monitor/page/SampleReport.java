package io.headroom.monitor.page;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.PastBundle;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.view.FreshnessView;
import io.headroom.monitoring.view.HealthView;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.PredictionView;
import io.headroom.monitoring.view.QualityView;
import io.headroom.monitoring.view.SkewView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A report with something in every part: two features that moved, quality that fell after a mark, a name that would be markup. */
public final class SampleReport {
    /** A feature name that an attacker would choose. */
    public static final String HOSTILE = "user.<img src=x onerror=\"document.title='taken'\">&amp;\"'";

    public static final int FEATURES = 12;

    private static final int BINS = 10;
    private static final int POINTS = 48;
    private static final long MINUTE = 60_000;

    private SampleReport() {}

    /** @param alarms whether there are any */
    public static MonitorReport at(long nowMillis, boolean alarms) {
        long start = nowMillis - POINTS * MINUTE;
        MonitorReport.Log log =
                new MonitorReport.Log(true, 12, 0.4, OptionalLong.of(nowMillis - 400), 51_234, 0, 0, 0, 0);
        MonitorReport.State state =
                new MonitorReport.State(OptionalLong.of(nowMillis - 2_000), 2, 1_234_567, 88, 0, Optional.empty());
        PastBundle past =
                new PastBundle("20261119-080000-aaaaaaaa", start, 40_000, 380_000, 3, 1, OptionalDouble.of(0.71));
        MonitorReport.Service service = new MonitorReport.Service(
                nowMillis,
                Optional.of("20261120-101500-0123abcd"),
                Optional.empty(),
                Optional.of(new MonitorReport.Settings(1_000, 0.01, 600_000, 1_000, 0.999)),
                log,
                state,
                List.of(past));
        return new MonitorReport(service, Optional.of(view(start, nowMillis, alarms)));
    }

    private static MonitorView view(long start, long now, boolean alarms) {
        List<AlarmView> raised = alarms ? alarms(start) : List.of();
        return new MonitorView(
                now - 400,
                1_700_000_000,
                "20261120-101500-0123abcd",
                new MonitorView.Counts(
                        48_200,
                        6_100,
                        120,
                        0,
                        14,
                        31,
                        2,
                        7,
                        0,
                        0,
                        410,
                        Map.of("FULL", 46_000L, "RETRIEVAL_ORDER", 2_200L)),
                412,
                1_000,
                46,
                IntStream.range(0, FEATURES)
                        .mapToObj(index -> feature(index, alarms))
                        .toList(),
                List.of(
                        new PredictionView("FULL", "bundle", 46_000, numeric("score FULL", 0.1, false)),
                        new PredictionView(
                                "RETRIEVAL_ORDER", "log", 2_200, numeric("score RETRIEVAL_ORDER", 0, false))),
                new MonitorView.Concentration(
                        10_000,
                        1_204.3,
                        0.021,
                        List.of(new MonitorView.ItemShare(318, 0.021), new MonitorView.ItemShare(296, 0.017))),
                quality(start),
                new SkewView(
                        true,
                        List.of(new SkewView.Rows("user", 41_000, 3, 900), new SkewView.Rows("item", 390_000, 0, 12)),
                        46_000,
                        0,
                        List.of(new SkewView.Example("user", 17, "req-1", start, "rating_mean", "3.5", "3.4999998"))),
                List.of(freshness("user", 3_600), freshness("item", 86_400)),
                new HealthView(
                        48_200,
                        0.0004,
                        0.4,
                        Map.of("FULL", 0.955, "RETRIEVAL_ORDER", 0.045),
                        List.of(
                                new HealthView.Burn(14.4, 60, 5, true, 0.4, 0.2, false),
                                new HealthView.Burn(6, 360, 30, true, 0.4, 0.3, false))),
                detectors(raised),
                raised,
                List.of(new MonitorView.Mark("concept drift", start + 30 * MINUTE, now)));
    }

    private static List<AlarmView> alarms(long start) {
        return List.of(
                new AlarmView(
                        Detector.KS, "user.age_days", moment(start, 20), 0.09, 0.06, Optional.of(moment(start, 24))),
                new AlarmView(Detector.PSI, HOSTILE, moment(start, 31), 0.41, 0.022, Optional.empty()),
                new AlarmView(Detector.AUC_DROP, "auc", moment(start, 33), 0.61, 0.68, Optional.empty()));
    }

    private static AlarmView.Moment moment(long start, int minute) {
        return new AlarmView.Moment(
                start + minute * MINUTE, 1_700_000_000 + minute * 60L, minute * 1_000L, minute * 9_000L);
    }

    private static List<DetectorView> detectors(List<AlarmView> raised) {
        return Arrays.stream(Detector.values())
                .map(detector -> {
                    List<AlarmView> own = raised.stream()
                            .filter(alarm -> alarm.detector() == detector)
                            .toList();
                    int active = (int) own.stream().filter(AlarmView::active).count();
                    return new DetectorView(detector, OptionalDouble.of(0.01), 46, own.size(), own.size(), active);
                })
                .toList();
    }

    private static FeatureView feature(int index, boolean alarms) {
        return switch (index) {
            case 0 -> numeric(HOSTILE, alarms ? 0.9 : 0.02, alarms);
            case 1 -> categorical();
            default -> numeric("user.feature_" + index, index / 200.0, false);
        };
    }

    /** @param shift moves mass from the first bins to the last */
    private static FeatureView numeric(String name, double shift, boolean alarmed) {
        List<Double> reference =
                IntStream.range(0, BINS).mapToObj(_ -> 1.0 / BINS).toList();
        List<Double> current = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            current.add((1 + shift * (bin - (BINS - 1) / 2.0) / BINS * 2) / BINS);
        }
        List<String> labels = IntStream.range(0, BINS)
                .mapToObj(bin -> "[" + bin + ", " + (bin + 1) + ")")
                .toList();
        List<Double> edges =
                IntStream.range(1, BINS).mapToObj(bin -> (double) bin).toList();
        double psi = shift * shift / 2 + 0.003;
        return new FeatureView(
                name,
                FeatureView.Kind.NUMERIC,
                3_000,
                1_000,
                new FeatureView.Histogram(labels, edges, reference, current),
                1.3,
                0.02,
                0.021,
                0,
                Map.of("psi", psi, "ks", psi / 2, "jensen_shannon", psi / 3, "wasserstein", Double.NaN),
                List.of(new FeatureView.Test(Detector.PSI, psi, 0.022, alarmed ? 1e-9 : 0.4, alarmed)),
                alarmed ? List.of(Detector.PSI) : List.of());
    }

    private static FeatureView categorical() {
        return new FeatureView(
                "item.genre",
                FeatureView.Kind.CATEGORICAL,
                3_000,
                1_000,
                new FeatureView.Histogram(
                        List.of("Drama", "Comedy", "none"),
                        List.of(),
                        List.of(0.5, 0.4, 0.1),
                        List.of(0.45, 0.45, 0.1)),
                1,
                0,
                0,
                0.004,
                Map.of("psi", 0.011, "jensen_shannon", 0.002),
                List.of(),
                List.of());
    }

    private static FreshnessView freshness(String view, double scale) {
        FreshnessView.Quantiles ages = new FreshnessView.Quantiles(scale, scale * 8, scale * 40, scale * 90);
        return new FreshnessView(view, 1_000, ages, ages, 5_400, false);
    }

    private static QualityView quality(long start) {
        List<QualityView.Point> points = IntStream.range(0, POINTS)
                .mapToObj(minute -> point(start, minute))
                .toList();
        return new QualityView(
                points.subList(0, 3),
                points,
                List.of(estimate(start)),
                List.of(
                        new QualityView.Change("adwin", 4_600, 0.36, 1_800, 1, 0, OptionalLong.of(start + 34 * MINUTE)),
                        new QualityView.Change("page_hinkley", 4_600, 0.34, 4_600, 0, 0, OptionalLong.empty())),
                4_600,
                46_000,
                5_210,
                960,
                true,
                "it takes the scores to be calibrated, so it cannot see that users began to like other things");
    }

    private static QualityView.Estimate estimate(long start) {
        return new QualityView.Estimate(
                start + POINTS * MINUTE, start + (POINTS + 2) * MINUTE, 1_000, OptionalDouble.of(0.733), 0.311, 107.2);
    }

    private static QualityView.Point point(long start, int minute) {
        double wobble = 0.008 * Math.sin(minute * 1.7);
        double auc = (minute < 31 ? 0.74 : 0.61) + wobble;
        return new QualityView.Point(
                start + minute * MINUTE,
                start + (minute + 1) * MINUTE,
                100,
                1_000,
                110,
                1,
                OptionalDouble.of(auc),
                OptionalDouble.of(auc - 0.03),
                OptionalDouble.of(auc + 0.03),
                minute < 31 ? 0.31 : 0.37,
                0.02,
                108.4,
                OptionalDouble.of(auc - 0.2),
                OptionalDouble.of(0.735 + wobble / 2),
                OptionalDouble.of(0.312));
    }
}

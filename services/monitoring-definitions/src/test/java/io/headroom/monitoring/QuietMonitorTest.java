package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.significance.Intervals;
import io.headroom.monitoring.view.DetectorView;
import io.headroom.monitoring.view.MonitorView;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must raise no alarm. */
class QuietMonitorTest {

    @Test
    void rankerAway_isNoDriftOfTheData() {
        Scene scene = new Scene(7, 21);
        scene.requests(2_500);
        for (String rung : new String[] {"RETRIEVAL_ORDER", "POPULAR"}) {
            scene.log.rung = rung;
            scene.requests(2_500);
        }
        scene.log.rung = "FULL";
        scene.requests(2_500);

        assertThat(scene.alarms(Family.DATA_DRIFT, 0)).isEmpty();
        assertThat(scene.alarms(Family.CONCEPT_DRIFT, 0)).isEmpty();
        MonitorView view = scene.monitor.view();
        assertThat(view.windows()).isEqualTo(5);
        assertThat(view.predictions())
                .extracting(rung -> rung.rung() + " " + rung.referenceFrom())
                .containsExactly("FULL bundle", "POPULAR log", "RETRIEVAL_ORDER log");
    }

    @Test
    void nothingChanges_falseAlarmsAreNominal() {
        Map<Detector, long[]> sums = new EnumMap<>(Detector.class);
        for (int seed = 0; seed < 8; seed++) {
            Scene scene = new Scene(seed, 100L + seed);
            scene.log.persistence = seed % 2 == 0 ? 0 : 0.7;
            scene.requests(5_000);
            for (DetectorView detector : scene.monitor.detectors()) {
                long[] sum = sums.computeIfAbsent(detector.detector(), ignored -> new long[2]);
                sum[0] += detector.tests();
                sum[1] += detector.rejections();
            }
        }
        double alpha = Scene.SETTINGS.drift().alpha();
        for (Detector detector : new Detector[] {
            Detector.PSI, Detector.KS, Detector.CHI_SQUARE, Detector.MISSING, Detector.OUT_OF_VOCABULARY,
            Detector.PREDICTION_PSI, Detector.PREDICTION_KS, Detector.STALE_ROWS, Detector.AUC_DROP,
                    Detector.CALIBRATION
        }) {
            long[] sum = sums.get(detector);
            assertThat(sum[0]).as("%s tests", detector).isPositive();
            assertThat(Intervals.proportion(sum[1], sum[0], 0.99).low())
                    .as("%s: %d of %d", detector, sum[1], sum[0])
                    .isLessThanOrEqualTo(alpha);
        }
        assertThat(sums.get(Detector.ADWIN)[1] + sums.get(Detector.PAGE_HINKLEY)[1])
                .isZero();
    }
}

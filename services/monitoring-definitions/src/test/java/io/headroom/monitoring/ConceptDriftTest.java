package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.view.QualityView;
import io.headroom.monitoring.view.QualityView.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users begin to like other things: nothing in the data shows it, the labels do. */
class ConceptDriftTest {
    private static final long BEFORE = 3_000;

    private static Scene drifted(double truth, long seed, int after) {
        Scene scene = new Scene(5, seed);
        scene.requests((int) BEFORE);
        scene.log.truth = truth;
        return scene.requests(after);
    }

    @Test
    void aFifthOfTheAuc_isFoundWithinThreeThousandLabelledItems() {
        for (int seed = 0; seed < 5; seed++) {
            // Labels close 100 requests after their answer.
            Scene scene = drifted(0.5, seed, 400);

            List<Point> points = scene.monitor.view().quality().points();
            double before = points.getFirst().auc().orElseThrow();
            double after = points.getLast().auc().orElseThrow();
            assertThat(1 - after / before).isBetween(0.12, 0.33);
            assertThat(scene.alarms(Detector.AUC_DROP))
                    .anySatisfy(alarm -> assertThat(alarm.fired().labelledItems())
                            .isBetween(BEFORE * SyntheticLog.ANSWER, BEFORE * SyntheticLog.ANSWER + 3_000));
        }
    }

    @Test
    void changeDetectors_findIt_andTheDataShowsNothing() {
        Scene scene = drifted(0.2, 9, 2_000);

        assertThat(scene.alarms(Detector.ADWIN)).isNotEmpty();
        assertThat(scene.alarms(Detector.PAGE_HINKLEY)).isNotEmpty();
        assertThat(scene.alarms(Family.PREDICTION_DRIFT, BEFORE)).isEmpty();
        assertThat(scene.monitor.view().quality().changes())
                .allSatisfy(change -> assertThat(change.increases()).isPositive());
    }

    @Test
    void estimate_staysBlind() {
        QualityView quality = drifted(0.0, 4, 1_000).monitor.view().quality();
        Point first = quality.points().getFirst();
        Point last = quality.points().getLast();

        assertThat(last.auc().orElseThrow()).isLessThan(0.6);
        assertThat(last.estimatedAuc().orElseThrow())
                .isCloseTo(first.estimatedAuc().orElseThrow(), within(0.04))
                .isGreaterThan(0.8);
        assertThat(quality.estimates().getLast().toMillis()).isGreaterThan(last.toMillis());
    }

    @Test
    void moreClicksFromTheSameTaste_isLabelShift() {
        Scene scene = new Scene(5, 6);
        scene.requests((int) BEFORE);
        scene.log.appetite = 1.6;
        scene.requests(500);

        assertThat(scene.alarms(Detector.CALIBRATION)).isNotEmpty();
        assertThat(scene.alarms(Detector.AUC_DROP)).isEmpty();
    }

    @Test
    void realisedFigures_areThoseOfTheWorld() {
        Scene scene = new Scene(5, 8);
        scene.requests(4_000);

        List<Point> points = scene.monitor.view().quality().points();
        assertThat(points.stream()
                        .mapToDouble(p -> p.auc().orElseThrow())
                        .average()
                        .orElseThrow())
                .isCloseTo(
                        points.stream()
                                .mapToDouble(p -> p.estimatedAuc().orElseThrow())
                                .average()
                                .orElseThrow(),
                        within(0.015));
        double clicks = points.stream().mapToLong(Point::clicks).sum();
        double expected = points.stream().mapToDouble(Point::expectedClicks).sum();
        assertThat(clicks / expected).isCloseTo(1, within(0.05));
        assertThat(scene.monitor.view().quality().labelledItems()).isEqualTo(39_000);
    }
}

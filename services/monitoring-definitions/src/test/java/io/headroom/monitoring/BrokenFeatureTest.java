package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.view.AlarmView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feature that breaks is found within two windows, by name. */
class BrokenFeatureTest {
    private static final int MEAN = 1;

    /** After a window and a half of health. */
    private static Scene broken(SyntheticLog.RowChange change) {
        Scene scene = new Scene(3, 11);
        scene.requests(1_500);
        scene.log.change = change;
        return scene.requests(2_000);
    }

    private static List<String> subjects(Scene scene, Detector detector) {
        return scene.alarms(Family.DATA_DRIFT, 1_500).stream()
                .filter(alarm -> alarm.detector() == detector)
                .map(AlarmView::subject)
                .toList();
    }

    @Test
    void nulls_alarmMissing() {
        Scene scene = broken((user, row, updated) -> {
            row[MEAN] = user ? Float.NaN : row[MEAN];
            return row;
        });

        assertThat(subjects(scene, Detector.MISSING)).containsExactly("user.rating_mean");
        assertThat(scene.monitor.view().features())
                .filteredOn(feature -> feature.name().equals("user.rating_mean"))
                .allSatisfy(feature -> {
                    assertThat(feature.missingShare()).isEqualTo(1);
                    assertThat(feature.alarmed()).contains(Detector.MISSING);
                });
    }

    @Test
    void anotherUnit_alarmsDistances() {
        Scene scene = broken((user, row, updated) -> {
            row[MEAN] *= user ? 1 : 100;
            return row;
        });

        assertThat(subjects(scene, Detector.PSI)).containsExactly("item.rating_mean");
        assertThat(subjects(scene, Detector.KS)).containsExactly("item.rating_mean");
    }

    @Test
    void swappedColumns_alarmBoth() {
        Scene scene = broken((user, row, updated) -> {
            float first = row[0];
            row[0] = user ? row[MEAN] : first;
            row[MEAN] = user ? first : row[MEAN];
            return row;
        });

        assertThat(subjects(scene, Detector.PSI)).contains("user.ratings", "user.rating_mean");
    }

    @Test
    void frozenValue_alarmsDistances() {
        Scene scene = broken((user, row, updated) -> {
            row[MEAN] = user ? 1f : row[MEAN];
            return row;
        });

        assertThat(subjects(scene, Detector.PSI)).contains("user.rating_mean");
    }

    @Test
    void missingRows_alarmPresence() {
        Scene scene = new Scene(3, 12);
        scene.requests(1_500);
        scene.log.withoutUserRows = 0.05;
        scene.requests(2_000);

        assertThat(subjects(scene, Detector.MISSING)).containsExactly("user.row");
    }

    @Test
    void rowsNobodyUpdates_alarmFreshnessAndNothingElse() {
        Scene scene = new Scene(3, 13);
        scene.requests(1_500);
        scene.log.staleSeconds = 86_400;
        scene.requests(2_000);

        assertThat(scene.alarms(Detector.STALE_ROWS))
                .extracting(AlarmView::subject)
                .contains("item");
        assertThat(scene.alarms(Family.DATA_DRIFT, 1_500)).isEmpty();
        assertThat(scene.monitor.view().freshness())
                .anySatisfy(rows -> assertThat(rows.current().p50())
                        .isGreaterThan(rows.reference().p50() + 80_000));
    }

    @Test
    void repaired_endsTheAlarm() {
        Scene scene = broken((user, row, updated) -> {
            row[MEAN] = user ? Float.NaN : row[MEAN];
            return row;
        });
        scene.log.change = (user, row, updated) -> row;
        scene.requests(2_500);

        assertThat(scene.alarms(Detector.MISSING)).noneMatch(AlarmView::active);
    }

    @Test
    void storeThatNobodyWritesTo_isAStateAndNoAlarm() {
        Scene scene = new Scene(3, 14);
        scene.log.lagSeconds = 10L * 86_400;
        scene.requests(2_500);

        assertThat(scene.alarms(Detector.STALE_ROWS)).isEmpty();
        assertThat(scene.monitor.view().freshness()).allSatisfy(rows -> {
            assertThat(rows.updated()).isFalse();
            assertThat(rows.current().p50()).isGreaterThan(rows.reference().p50() + 9 * 86_400);
        });
    }

    @Test
    void storeThatWasUpdated_andThenStops_alarms() {
        Scene scene = new Scene(3, 15);
        scene.log.lagSeconds = 10L * 86_400;
        scene.log.staleSeconds = -10L * 86_400;
        scene.requests(2_500);
        assertThat(scene.alarms(Detector.STALE_ROWS)).isEmpty();
        assertThat(scene.monitor.view().freshness())
                .allSatisfy(rows -> assertThat(rows.updated()).isTrue());

        scene.log.lagSeconds = 20L * 86_400;
        scene.requests(2_000);
        assertThat(scene.alarms(Detector.STALE_ROWS))
                .extracting(AlarmView::subject)
                .contains("user", "item");
    }
}

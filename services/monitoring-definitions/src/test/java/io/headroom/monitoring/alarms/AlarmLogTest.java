package io.headroom.monitoring.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.AlarmView.Moment;
import io.headroom.monitoring.view.DetectorView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmLogTest {
    private final AlarmLog log = new AlarmLog(3, Map.of(Detector.PSI, 0.01));

    private void window(int at, boolean a, boolean b) {
        log.at(moment(at));
        log.test(Detector.PSI, List.of(new Verdict("a", a, at, 0.5), new Verdict("b", b, at, 0.5)));
    }

    private static Moment moment(int at) {
        return new Moment(at, at, at, at);
    }

    @Test
    void alarm_lastsUntilTheFirstTestThatDoesNotReject() {
        window(1, false, true);
        window(2, false, true);
        window(3, false, false);

        assertThat(log.alarms())
                .containsExactly(new AlarmView(Detector.PSI, "b", moment(1), 1, 0.5, Optional.of(moment(3))));
    }

    @Test
    void detector_countsTestsRejectionsAndAlarms() {
        window(1, true, true);
        window(2, true, false);
        window(3, false, false);

        DetectorView psi = log.detectors().getFirst();
        assertThat(psi.tests()).isEqualTo(3);
        assertThat(psi.rejections()).isEqualTo(2);
        assertThat(psi.alarms()).isEqualTo(2);
        assertThat(psi.active()).isZero();
        assertThat(psi.nominalFalseAlarms()).hasValue(0.01);
        assertThat(log.detectors().getLast().nominalFalseAlarms()).isEmpty();
    }

    @Test
    void beyondTheBound_clearedOnesGoFirst() {
        window(1, true, false);
        for (int at = 2; at < 10; at++) {
            window(at, true, at % 2 == 0);
        }

        assertThat(log.alarms()).hasSize(3);
        assertThat(log.alarms().getFirst().subject()).isEqualTo("a");
        assertThat(log.isActive(Detector.PSI, "a")).isTrue();
        assertThat(log.on("a", Family.DATA_DRIFT)).containsExactly(Detector.PSI);
        assertThat(log.on("a", Family.HEALTH)).isEmpty();
    }

    @Test
    void alarm_ofASubjectTestedNoMore_lapsesAfterADay() {
        int hour = 3_600_000;
        window(0, true, true);
        log.at(moment(20 * hour));
        log.test(Detector.PSI, List.of(new Verdict("a", true, 1, 0.5)));
        log.at(moment(24 * hour));

        assertThat(log.isActive(Detector.PSI, "a")).isTrue();
        assertThat(log.isActive(Detector.PSI, "b")).isFalse();
        log.at(moment(44 * hour));
        assertThat(log.alarms()).noneMatch(AlarmView::active);
    }
}

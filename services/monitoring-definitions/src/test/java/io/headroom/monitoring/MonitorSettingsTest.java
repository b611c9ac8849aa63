package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.view.MonitorView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitorSettingsTest {

    @Test
    void outOfRange_isNamedWithItsLimits() {
        assertThatThrownBy(() -> new MonitorSettings.Drift(10, 0.01, 10, 1_024, 1_000, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drift.windowRequests is 10.0, must be from 50.0");
        assertThatThrownBy(() -> new MonitorSettings.Drift(100, Double.NaN, 10, 1_024, 1_000, 64))
                .hasMessageContaining("drift.alpha");
        assertThatThrownBy(() -> new MonitorSettings.BurnRule(2, 5, 6, true)).hasMessageContaining("shortMinutes");
    }

    @Test
    void bundleWithoutReference_isStillWatchedForTheRest() {
        Reference nothing = new Reference(
                SyntheticLog.BUNDLE,
                SyntheticLog.AS_OF,
                10,
                "FULL",
                List.of(),
                new float[0],
                new long[0],
                List.of(),
                new float[0],
                new long[0],
                new float[0],
                new long[0],
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Monitor monitor = Monitor.begin(Scene.SETTINGS, nothing);
        SyntheticLog log = new SyntheticLog(1, 2);
        for (int i = 1; i <= 2_500; i++) {
            var answer = log.impression(10L * i);
            monitor.accept(answer);
            log.clicks(answer, 1).forEach(monitor::accept);
        }
        MonitorView view = monitor.view();
        assertThat(view.alarms()).isEmpty();
        assertThat(view.quality().points()).isNotEmpty();
        assertThat(view.quality().positionCorrected()).isFalse();
        assertThat(view.predictions().getFirst().referenceFrom()).isEqualTo("log");
        assertThat(view.skew().checkable()).isFalse();
    }
}

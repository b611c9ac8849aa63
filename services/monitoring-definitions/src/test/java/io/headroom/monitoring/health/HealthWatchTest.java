package io.headroom.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.log.Impression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
    private static final MonitorSettings.BurnRule RULE = new MonitorSettings.BurnRule(2, 1, 1, true);
    private final AlarmLog alarms = new AlarmLog(10, Map.of());
    private final HealthWatch watch =
            new HealthWatch(new MonitorSettings.Health(1_000, 0.9, 10, List.of(RULE)), alarms);

    private void minute(long minute, long spentMicros) {
        for (int i = 0; i < 20; i++) {
            long millis = minute * 60_000 + i;
            watch.advanceTo(millis);
            watch.see(new Impression(
                    millis, "r", 1, 0, "b", "FULL", false, Map.of(), List.of(), Optional.empty(), spentMicros));
        }
    }

    @Test
    void shortestRule_isJudgedOverTheMinuteThatEnded() {
        minute(1, 5_000);
        assertThat(alarms.alarms()).isEmpty();
        minute(2, 10);
        assertThat(alarms.alarms()).hasSize(1).allMatch(alarm -> alarm.active());
        watch.advanceTo(180_000);
        assertThat(alarms.alarms()).hasSize(1).noneMatch(alarm -> alarm.active());
    }
}

package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How large a state is, and that the streams of the property tests reach what they are meant to. */
class MonitorStateTest {

    @Test
    void openAnswers_takeAHundredBytesEach() throws IOException {
        Scene scene = new Scene(1, 1, Scene.SETTINGS.withLabels(new MonitorSettings.Labels(600_000, 5_000, 10_000)));
        scene.requests(1_000);
        int early = MonitorStatePropertyTest.save(scene.monitor).length;
        scene.requests(3_000);
        int late = MonitorStatePropertyTest.save(scene.monitor).length;

        assertThat((late - early) / 3_000).isLessThan(160);
        assertThat(late).isLessThan(2_000_000);
    }

    @Test
    void randomStreams_reachAlarmsWindowsAndBounds() {
        StatefulWorld world = new StatefulWorld(4);
        Monitor monitor = Monitor.begin(MonitorStatePropertyTest.SMALL, world.reference());
        MonitorStatePropertyTest.steps(world, new Random(4)).forEach(step -> step.accept(monitor));

        assertThat(monitor.view().windows()).isGreaterThan(2);
        assertThat(monitor.view().quality().points().getFirst().windows()).isGreaterThan(1);
        assertThat(monitor.view().counts().notSampled()).isPositive();
        assertThat(monitor.view().counts().duplicateEvents()).isPositive();
        assertThat(monitor.view().counts().otherBundles()).isPositive();
        assertThat(monitor.view().skew().examples()).hasSize(3);
        assertThat(monitor.view().marks()).hasSize(2);
        assertThat(monitor.alarms()).hasSize(10);
    }
}

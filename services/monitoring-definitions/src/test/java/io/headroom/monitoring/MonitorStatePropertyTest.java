package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.reference.Reference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A monitor that was saved and restored anywhere, often, is the monitor that never was. */
class MonitorStatePropertyTest {
    /** Windows, bounds and time-outs so small that a short stream reaches all of them. */
    static final MonitorSettings SMALL = new MonitorSettings(
            new MonitorSettings.Drift(60, 0.05, 6, 16, 50, 3),
            new MonitorSettings.Labels(300, 25, 1_000, 100, 3, 40),
            new MonitorSettings.Concept(60, 2, 0.05, 0.05, 4, new MonitorSettings.PageHinkley(5, 0.001, 0.3, 0.99)),
            new MonitorSettings.Skew(120, 10, 50, 3),
            new MonitorSettings.Health(10_000, 0.9, 20, List.of(new MonitorSettings.BurnRule(2, 3, 1, true))),
            new MonitorSettings.History(5, 10, 2));

    @Property(tries = 12)
    void restored_goesOnIdentically(
            @ForAll long seed, @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 900) Integer> stops)
            throws IOException {
        StatefulWorld world = new StatefulWorld(seed);
        Reference reference = world.reference();
        List<Consumer<Monitor>> steps = steps(world, new Random(seed));
        Monitor whole = Monitor.begin(SMALL, reference);
        Monitor broken = Monitor.begin(SMALL, reference);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).accept(whole);
            steps.get(i).accept(broken);
            if (stops.contains(i)) {
                broken = restore(save(broken), reference);
            }
        }
        assertThat(broken.view()).isEqualTo(whole.view());
        assertThat(save(broken)).isEqualTo(save(whole));
    }

    @Property(tries = 4)
    void view_changesNothing(@ForAll long seed) throws IOException {
        StatefulWorld world = new StatefulWorld(seed);
        Monitor asked = Monitor.begin(SMALL, world.reference());
        Monitor quiet = Monitor.begin(SMALL, world.reference());
        for (Consumer<Monitor> step : steps(world, new Random(seed))) {
            step.accept(asked);
            step.accept(quiet);
            asked.view();
        }
        assertThat(save(asked)).isEqualTo(save(quiet));
    }

    /** Answers, clicks, ratings and marks; repeated, late, of other bundles and rungs, with rows missing and broken. */
    static List<Consumer<Monitor>> steps(StatefulWorld world, Random random) {
        List<Consumer<Monitor>> steps = new ArrayList<>();
        long millis = 0;
        for (int i = 0; i < 450; i++) {
            millis += random.nextInt(40) == 0 ? 90_000 : random.nextInt(20);
            Impression answer = world.impression(millis, random);
            int answerAt = random.nextInt(10) == 0 ? 1 : 0;
            List<Interaction> events = world.events(answer, random);
            for (Interaction event : events) {
                steps.add(monitor -> monitor.accept(event));
            }
            steps.add(steps.size() - events.size() * (1 - answerAt), monitor -> monitor.accept(answer));
            if (random.nextInt(100) == 0) {
                long now = millis;
                steps.add(monitor -> monitor.mark("fault", now, now + 5));
                steps.add(monitor -> monitor.advanceTo(now + 2));
            }
        }
        return steps;
    }

    static byte[] save(Monitor monitor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        monitor.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Monitor restore(byte[] bytes, Reference reference) throws IOException {
        return Monitor.restore(new DataInputStream(new ByteArrayInputStream(bytes)), SMALL, reference);
    }
}

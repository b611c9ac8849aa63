package io.headroom.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.ServiceState;
import io.headroom.local.supervision.SupervisionSettings.LivenessSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor does about processes that run and are of no use. */
final class LivenessTest {
    private static final LivenessSettings QUICK =
            new LivenessSettings(Duration.ofMillis(100), Duration.ofMillis(500), 3);

    @TempDir
    private Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private FakeRun fake;

    @BeforeEach
    void describeRun() {
        fake = new FakeRun(directory);
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(MarkedProcesses.find(fake.run().mark())).isEmpty();
    }

    @Test
    void supervision_killsAndRestarts_whenAServiceHangs() throws InterruptedException {
        try (Supervisor supervisor = startReady(FakeRun.SETTINGS.withLiveness(QUICK), FakeService.READY)) {
            ProcessIdentity hung = process(supervisor);
            assertThat(ProcessSignal.STOP.send(hung)).isTrue();
            ServiceState again = fake.awaitState(state ->
                            state.allReady() && state.services().getFirst().restarts() == 1)
                    .services()
                    .getFirst();
            assertThat(again.process()).get().isNotEqualTo(hung);
            assertThat(again.lastExit()).hasValue(137);
            assertThat(told)
                    .contains(
                            "alpha: process " + hung.pid() + " did not answer 3 liveness probes in a row; killing it");
        }
    }

    @Test
    void supervision_killsAndRestarts_whenARestartedServiceDoesNotBecomeReady() throws InterruptedException {
        SupervisionSettings settings = FakeRun.SETTINGS.withReadyLimit(Duration.ofSeconds(3));
        try (Supervisor supervisor = startReady(settings, FakeService.READY_ONCE)) {
            assertThat(ProcessSignal.KILL.send(process(supervisor))).isTrue();
            fake.awaitState(state -> state.services().getFirst().restarts() == 2);
            assertThat(told).anyMatch(line -> line.endsWith("was not ready within 3 s; killing it"));
        }
    }

    @Test
    void supervision_leavesAServiceAlone_whenItHangsForLessThanTheThreshold() throws InterruptedException {
        LivenessSettings patient = new LivenessSettings(Duration.ofMillis(50), Duration.ofSeconds(30), 1);
        try (Supervisor supervisor = startReady(FakeRun.SETTINGS.withLiveness(patient), FakeService.READY)) {
            ProcessIdentity suspended = process(supervisor);
            ServiceSpec spec = spec(FakeService.READY);
            assertThat(ProcessSignal.STOP.send(suspended)).isTrue();
            assertThat(HealthProbe.isWell(spec.liveness(), Duration.ofMillis(500)))
                    .isFalse();
            assertThat(ProcessSignal.CONT.send(suspended)).isTrue();
            FakeRun.awaitPresent(() -> java.util.Optional.of(spec)
                    .filter(service -> HealthProbe.isWell(service.liveness(), Duration.ofSeconds(1))));
            assertThat(process(supervisor)).isEqualTo(suspended);
            assertThat(supervisor.state().services().getFirst().restarts()).isZero();
        }
    }

    @Test
    void defaults_surviveAServiceThatIsSuspendedForHalfAMinute() {
        assertThat(SupervisionSettings.defaults().liveness().leastSilence()).isGreaterThan(Duration.ofSeconds(45));
    }

    @Test
    void settings_areRefused_whenTheyMakeNoSense() {
        assertThatThrownBy(() -> new LivenessSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .hasMessage("the liveness failure threshold is 0, but must be at least 1");
        assertThatThrownBy(() -> new LivenessSettings(Duration.ZERO, Duration.ofSeconds(1), 1))
                .hasMessage("the liveness period is PT0S, but must be above 0");
    }

    private ServiceSpec spec;

    private ServiceSpec spec(String behaviour) {
        if (spec == null) {
            spec = fake.service("alpha", behaviour);
        }
        return spec;
    }

    private Supervisor startReady(SupervisionSettings settings, String behaviour) throws InterruptedException {
        Supervisor supervisor = Supervisor.claim(
                List.of(spec(behaviour)), fake.run(), FakeRun.LABEL, settings, InstantSource.system(), told::add);
        supervisor.start();
        supervisor.awaitReady();
        return supervisor;
    }

    private static ProcessIdentity process(Supervisor supervisor) {
        return supervisor.state().services().getFirst().process().orElseThrow();
    }
}

package io.headroom.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.process.StopLimits;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.Phase;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.state.ServiceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorTest {
    @TempDir
    private Path directory;

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
    void start_servesReadyProcessesAndNamesThemInTheStateFile() throws InterruptedException {
        try (Supervisor supervisor =
                fake.startReady(fake.service("alpha", FakeService.READY), fake.service("beta", FakeService.READY))) {
            RunState state = fake.awaitState(RunState::allReady);
            assertThat(state.supervisor()).isEqualTo(ProcessIdentity.current());
            assertThat(state.bundle()).isEqualTo(FakeRun.LABEL.bundle());
            assertThat(state.services())
                    .extracting(ServiceState::name, ServiceState::restarts)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("alpha", 0),
                            org.assertj.core.groups.Tuple.tuple("beta", 0));
            assertThat(state.liveProcesses()).hasSize(3);
            assertThat(supervisor.state()).isEqualTo(state);
        }
        assertThat(fake.run().stateFile()).doesNotExist();
    }

    @Test
    void supervision_restartsAndCounts_whenAServiceIsKilled() throws InterruptedException {
        try (Supervisor supervisor = fake.startReady(fake.service("alpha", FakeService.READY))) {
            ProcessIdentity first =
                    supervisor.state().services().getFirst().process().orElseThrow();
            assertThat(ProcessSignal.KILL.send(first)).isTrue();
            ServiceState again = fake.awaitState(state ->
                            state.allReady() && state.services().getFirst().restarts() == 1)
                    .services()
                    .getFirst();
            assertThat(again.process().orElseThrow().pid()).isNotEqualTo(first.pid());
            assertThat(again.lastExit()).hasValue(137);
        }
    }

    @Test
    void claim_refusesByNameAndStartsNothing_whenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServiceSpec alpha = fake.service("alpha", FakeService.READY);
            ServiceSpec beta = fake.service("beta", FakeService.READY, taken.getLocalPort());
            assertThatThrownBy(() -> fake.claim(FakeRun.SETTINGS, List.of(alpha, beta)))
                    .isInstanceOf(LocalRunException.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " (beta management) is in use");
            assertThat(fake.run().stateFile()).doesNotExist();
            assertThat(alpha.log()).doesNotExist();
        }
    }

    @Test
    void claim_refuses_whenTheRunIsAlreadyUp() throws InterruptedException {
        try (Supervisor running = fake.startReady(fake.service("alpha", FakeService.READY))) {
            ServiceSpec other = fake.service("alpha", FakeService.READY);
            assertThatThrownBy(() -> fake.claim(FakeRun.SETTINGS, List.of(other)))
                    .hasMessageContaining("already up")
                    .hasMessageContaining("headroom down");
            assertThat(running.state().liveProcesses()).hasSize(2);
        }
    }

    @Test
    void awaitReady_quotesTheLog_whenAServiceEndsFirst() throws InterruptedException {
        try (Supervisor supervisor = fake.claim(
                FakeRun.SETTINGS,
                List.of(fake.service("alpha", FakeService.READY), fake.service("beta", FakeService.FAILS)))) {
            supervisor.start();
            assertThatThrownBy(supervisor::awaitReady)
                    .hasMessageContaining("beta ended with exit code 3")
                    .extracting(failure -> ((LocalRunException) failure).details())
                    .isEqualTo(List.of("the bundle is damaged"));
        }
    }

    @Test
    void awaitReady_namesTheLateService_whenTheLimitPasses() throws InterruptedException {
        SupervisionSettings hasty = FakeRun.SETTINGS.withReadyLimit(Duration.ofSeconds(2));
        try (Supervisor supervisor = fake.claim(hasty, List.of(fake.service("alpha", FakeService.NEVER_READY)))) {
            supervisor.start();
            assertThatThrownBy(supervisor::awaitReady).hasMessageContaining("alpha was not ready within 2 s");
        }
    }

    @Test
    void awaitReady_saysWhy_whenTheProgramCannotBeRun() throws InterruptedException {
        ServiceSpec missing = new ServiceSpec(
                "alpha",
                "alpha",
                List.of(directory.resolve("no-such-program").toString()),
                Map.of(),
                List.of(),
                URI.create("http://127.0.0.1:1/"),
                URI.create("http://127.0.0.1:1/"),
                directory.resolve("alpha.log"),
                directory.resolve("temporary"));
        try (Supervisor supervisor = fake.claim(FakeRun.SETTINGS, List.of(missing))) {
            supervisor.start();
            assertThatThrownBy(supervisor::awaitReady)
                    .hasMessageContaining("cannot start alpha")
                    .hasMessageContaining("no-such-program");
        }
    }

    @Test
    void close_killsAfterTheGrace_whenAServiceIgnoresTheRequestToEnd() throws InterruptedException {
        SupervisionSettings impatient =
                FakeRun.SETTINGS.withStop(new StopLimits(Duration.ofMillis(300), Duration.ofSeconds(10)));
        try (Supervisor supervisor = fake.claim(impatient, List.of(fake.service("alpha", FakeService.IGNORES_TERM)))) {
            supervisor.start();
            supervisor.awaitReady();
        }
        assertThat(RunStateFile.read(fake.run())).isEmpty();
    }

    @Test
    void close_startsNothingMore_whenAServiceIsBackingOff() throws InterruptedException, IOException {
        SupervisionSettings patient = FakeRun.SETTINGS.withRestart(new SupervisionSettings.RestartSettings(
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60)));
        ServiceSpec alpha = fake.service("alpha", FakeService.READY);
        try (Supervisor supervisor = fake.claim(patient, List.of(alpha))) {
            supervisor.start();
            supervisor.awaitReady();
            kill(supervisor);
            fake.awaitState(
                    state -> state.allReady() && state.services().getFirst().restarts() == 1);
            kill(supervisor);
            fake.awaitState(state -> state.services().getFirst().phase() == Phase.BACKING_OFF
                    && state.services().getFirst().restarts() == 1);
        }
        assertThat(Files.readAllLines(alpha.log())).hasSize(2);
    }

    private static void kill(Supervisor supervisor) {
        assertThat(ProcessSignal.KILL.send(
                        supervisor.state().services().getFirst().process().orElseThrow()))
                .isTrue();
    }
}

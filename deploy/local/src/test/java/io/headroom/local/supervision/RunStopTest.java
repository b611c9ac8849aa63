package io.headroom.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.process.StopLimits;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.state.ServiceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that ends a run, against supervisors and services in processes of their own. */
final class RunStopTest {
    private static final StopLimits LIMITS = new StopLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    @TempDir
    private Path directory;

    private FakeRun fake;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void describeRun() {
        fake = new FakeRun(directory);
    }

    @AfterEach
    void endEverything() {
        started.forEach(Process::destroyForcibly);
        MarkedProcesses.find(fake.run().mark()).forEach(ProcessSignal.KILL::send);
    }

    @Test
    void stop_endsSupervisorAndServices() throws IOException, InterruptedException {
        Process supervisor = startSupervisor();
        RunState state = fake.awaitState(RunState::allReady);
        assertThat(RunStop.stop(fake.run(), LIMITS)).isEqualTo(3);
        assertThat(supervisor.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(state.liveProcesses()).isEmpty();
        assertThat(fake.run().stateFile()).doesNotExist();
    }

    @Test
    void stop_endsTheServices_whenTheSupervisorWasKilled() throws IOException, InterruptedException {
        Process supervisor = startSupervisor();
        RunState state = fake.awaitState(RunState::allReady);
        assertThat(supervisor.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(state.liveProcesses()).hasSize(2);
        assertThat(RunStop.stop(fake.run(), LIMITS)).isEqualTo(2);
        assertThat(state.liveProcesses()).isEmpty();
    }

    @Test
    void stop_endsTheServices_whenTheStateFileIsGoneToo() throws IOException, InterruptedException {
        Process supervisor = startSupervisor();
        RunState state = fake.awaitState(RunState::allReady);
        assertThat(supervisor.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
        Files.delete(fake.run().stateFile());
        assertThat(RunStop.stop(fake.run(), LIMITS)).isEqualTo(2);
        assertThat(state.liveProcesses()).isEmpty();
    }

    @Test
    void stop_doesNothing_whenNothingIsUp() {
        assertThat(RunStop.stop(fake.run(), LIMITS)).isZero();
        assertThat(RunStop.stop(fake.run(), LIMITS)).isZero();
    }

    @Test
    void stop_leavesAProcessAlone_whenItOnlyHasTheRecordedPid() throws IOException {
        Process stranger = startStranger();
        ProcessIdentity reused = new ProcessIdentity(
                stranger.pid(),
                ProcessIdentity.of(stranger.toHandle()).startInstant().minusSeconds(60));
        ServiceSpec spec = fake.service("alpha", FakeService.READY);
        RunStateFile.write(
                fake.run(),
                new RunState(
                        reused,
                        Instant.EPOCH,
                        FakeRun.LABEL.bundle(),
                        FakeRun.LABEL.gateway(),
                        List.of(ServiceState.notStarted(spec).started(reused))));
        assertThat(RunStop.stop(fake.run(), LIMITS)).isZero();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(fake.run().stateFile()).doesNotExist();
    }

    @Test
    void stop_leavesOtherRunsAlone(@TempDir Path elsewhere) throws IOException, InterruptedException {
        FakeRun other = new FakeRun(elsewhere);
        try (Supervisor running = other.startReady(other.service("alpha", FakeService.READY))) {
            startSupervisor();
            fake.awaitState(RunState::allReady);
            assertThat(RunStop.stop(fake.run(), LIMITS)).isEqualTo(3);
            assertThat(running.state().liveProcesses()).hasSize(2);
        }
    }

    @Test
    void terminateSignal_endsEverything_whenSentToTheSupervisor() throws IOException, InterruptedException {
        assertSignalEndsEverything("TERM", 143);
    }

    @Test
    void interruptSignal_endsEverything_whenSentToTheSupervisor() throws IOException, InterruptedException {
        assumeThat(interruptIsIgnored())
                .as(
                        "a shell that starts a job in the background makes it and its children ignore SIGINT: nothing to test")
                .isFalse();
        assertSignalEndsEverything("INT", 130);
    }

    /** Signal 2 in the mask of ignored signals, which children inherit; only Linux says. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(
                                                line.substring("SigIgn:".length())
                                                        .strip(),
                                                16)
                                        & 2)
                                != 0);
    }

    private void assertSignalEndsEverything(String signal, int exitCode) throws IOException, InterruptedException {
        Process supervisor = startSupervisor();
        RunState state = fake.awaitState(RunState::allReady);
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(supervisor.pid())).start();
        assertThat(kill.waitFor()).isZero();
        assertThat(supervisor.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(supervisor.exitValue()).isEqualTo(exitCode);
        assertThat(state.liveProcesses()).isEmpty();
        assertThat(MarkedProcesses.find(fake.run().mark())).isEmpty();
    }

    private Process startSupervisor() throws IOException {
        return start(SupervisorProgram.class, directory.toString());
    }

    private Process startStranger() throws IOException {
        return start(FakeService.class, Integer.toString(FakeRun.freePort()), FakeService.READY);
    }

    private Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                FakeRun.javaProgram(), "-Xmx48m", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve(program.getSimpleName() + ".out").toFile())
                .start();
        started.add(process);
        return process;
    }
}

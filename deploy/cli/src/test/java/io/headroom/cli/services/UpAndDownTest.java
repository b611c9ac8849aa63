package io.headroom.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.cli.CommandProcess;
import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessSignal;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that start and stop services, as processes, with services that only say they are ready. */
final class UpAndDownTest {
    @TempDir
    private Path root;

    private FakeProject project;
    private RunDirectory run;
    private String offset;

    @BeforeEach
    void buildProject() throws IOException {
        project = new FakeProject(root);
        project.build();
        project.publishBundle("20260101-000000-abcdef01");
        run = new RunDirectory(root.resolve("target/headroom/run"));
        offset = Integer.toString(FakeProject.freePortOffset());
    }

    @AfterEach
    void nothingIsLeftRunning() {
        var left = MarkedProcesses.find(run.mark());
        left.forEach(ProcessSignal.KILL::send);
        assertThat(left).isEmpty();
    }

    @Test
    void detachedRun_isSeenAndStopped() throws IOException, InterruptedException {
        CommandProcess up = headroom("up", "--detach", "--port-offset", offset);
        assertThat(up.err()).isEmpty();
        assertThat(up.exitCode()).isZero();
        assertThat(up.out())
                .contains("gateway: ready", "all services are ready", "headroom down")
                .containsPattern("monitor: +http://127.0.0.1:\\d+/");

        CommandProcess status = headroom("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out().lines()).hasSize(8).first().asString().contains("20260101-000000-abcdef01");

        CommandProcess down = headroom("down");
        assertThat(down.exitCode()).isZero();
        assertThat(down.out()).isEqualTo("stopped 7 processes\n");
        assertThat(headroom("down").out()).isEqualTo("nothing was up\n");
        assertThat(headroom("status").exitCode()).isEqualTo(1);
    }

    @Test
    void status_saysInJsonWhatRuns() throws IOException, InterruptedException {
        headroom("up", "--detach", "--port-offset", offset);
        JsonNode status = JsonMapper.builder()
                .build()
                .readTree(headroom("status", "--json").out());
        assertThat(status.path("supervisorAlive").booleanValue()).isTrue();
        assertThat(status.path("services")).hasSize(6);
        for (JsonNode service : status.path("services")) {
            assertThat(service.path("state").textValue()).isEqualTo("ready");
            assertThat(service.path("residentBytes").longValue()).isPositive();
            assertThat(service.path("restarts").intValue()).isZero();
        }
        headroom("down");
    }

    @Test
    void up_startsNeitherBrokerNorMonitor_whenToldSo() throws IOException, InterruptedException {
        CommandProcess up = headroom("up", "--detach", "--without-monitoring", "--port-offset", offset);
        assertThat(up.exitCode()).isZero();
        assertThat(up.out()).doesNotContain("monitor:", "broker");
        assertThat(headroom("down").out()).isEqualTo("stopped 5 processes\n");
    }

    @Test
    void up_refuses_whenItIsAlreadyUp() throws IOException, InterruptedException {
        headroom("up", "--detach", "--port-offset", offset);
        CommandProcess again = headroom("up", "--detach", "--port-offset", offset);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.errorLines()).hasSize(1);
        assertThat(again.err()).contains("already up", "headroom down");
        assertThat(headroom("down").out()).isEqualTo("stopped 7 processes\n");
    }

    @Test
    void up_refusesABusyPortByNameAndLeavesNothing() throws IOException, InterruptedException {
        int port = 7101 + Integer.parseInt(offset);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            CommandProcess up = headroom("up", "--port-offset", offset);
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.errorLines()).hasSize(1);
            assertThat(up.err()).startsWith("headroom: port " + taken.getLocalPort() + " (features gRPC) is in use");
            assertThat(run.stateFile()).doesNotExist();
        }
    }

    @Test
    void up_saysWhichCommandMakesABundle_whenThereIsNone() throws IOException, InterruptedException {
        Files.delete(root.resolve("target/headroom/bundles/CURRENT"));
        CommandProcess up = headroom("up", "--port-offset", offset);
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.errorLines()).hasSize(1);
        assertThat(up.err()).contains("there is no bundle in", "headroom pipeline");
    }

    @Test
    void up_stopsEverythingAndQuotesTheLog_whenAServiceFails() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
        command.addAll(List.of("up", "--port-offset", offset));
        CommandProcess up = CommandProcess.run(root, Map.of("HEADROOM_FAKE_FAILS", "yes"), command);
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("ended with exit code 1 before it was ready", "the bundle is damaged");
        assertThat(run.stateFile()).doesNotExist();
    }

    @Test
    void foregroundRun_stopsEverything_whenInterrupted() throws IOException, InterruptedException {
        Path out = root.resolve("up.out");
        List<String> command = new ArrayList<>(CommandProcess.mainCommand(root));
        command.addAll(List.of("up", "--port-offset", offset));
        Process up = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        awaitCondition(() -> RunStateFile.read(run).filter(RunState::allReady).isPresent());
        RunState state = RunStateFile.read(run).orElseThrow();
        boolean terminate = interruptIsIgnored();
        Process kill = new ProcessBuilder("kill", terminate ? "-TERM" : "-INT", Long.toString(up.pid())).start();
        assertThat(kill.waitFor()).isZero();
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isEqualTo(terminate ? 143 : 130);
        assertThat(state.liveProcesses()).isEmpty();
        assertThat(Files.readString(out)).endsWith("stopping the services\n");
    }

    /** Signal 2 in the mask of ignored signals: a shell makes jobs in the background, and all they start, ignore it. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
    }

    @Test
    void down_endsTheServices_whenTheSupervisorWasKilled() throws IOException, InterruptedException {
        headroom("up", "--detach", "--port-offset", offset);
        RunState state = RunStateFile.read(run).orElseThrow();
        assertThat(ProcessSignal.KILL.send(state.supervisor())).isTrue();
        awaitCondition(() -> !state.supervisor().isAlive());
        CommandProcess status = headroom("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).contains("supervisor gone");
        assertThat(headroom("down").out()).isEqualTo("stopped 6 processes\n");
        assertThat(state.liveProcesses()).isEmpty();
    }

    private CommandProcess headroom(String... arguments) throws IOException, InterruptedException {
        return CommandProcess.headroom(root, arguments);
    }

    private static void awaitCondition(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

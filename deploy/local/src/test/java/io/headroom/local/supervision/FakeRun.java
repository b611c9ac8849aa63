package io.headroom.local.supervision;

import io.headroom.local.process.StopLimits;
import io.headroom.local.service.NamedPort;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Fake services in a directory of their own, and what the tests ask about them. */
record FakeRun(Path directory) {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final RunLabel LABEL = new RunLabel("20260101-000000-abcdef01", "http://127.0.0.1:1");
    static final SupervisionSettings SETTINGS = new SupervisionSettings(
            LIMIT,
            new SupervisionSettings.ReadinessSettings(Duration.ofMillis(20), Duration.ofSeconds(1)),
            new SupervisionSettings.LivenessSettings(Duration.ofSeconds(10), Duration.ofSeconds(5), 4),
            new SupervisionSettings.RestartSettings(
                    Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofSeconds(60)),
            new StopLimits(Duration.ofSeconds(5), Duration.ofSeconds(10)));

    RunDirectory run() {
        return new RunDirectory(directory.resolve("run"));
    }

    ServiceSpec service(String name, String behaviour) {
        return service(name, behaviour, freePort());
    }

    ServiceSpec service(String name, String behaviour, int port) {
        List<String> command = List.of(
                javaProgram(),
                run().mark(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FakeService.class.getName(),
                Integer.toString(port),
                behaviour);
        return new ServiceSpec(
                name,
                name.replaceFirst("-[0-9]+$", ""),
                command,
                Map.of(),
                List.of(new NamedPort("management", port)),
                URI.create("http://127.0.0.1:" + port + "/q/health/ready"),
                URI.create("http://127.0.0.1:" + port + "/q/health/live"),
                directory.resolve("logs").resolve(name + ".log"),
                directory.resolve("temporary").resolve(name));
    }

    Supervisor claim(SupervisionSettings settings, List<ServiceSpec> specs) {
        return Supervisor.claim(specs, run(), LABEL, settings, InstantSource.system(), System.out::println);
    }

    Supervisor startReady(ServiceSpec... specs) throws InterruptedException {
        Supervisor supervisor = claim(SETTINGS, List.of(specs));
        supervisor.start();
        supervisor.awaitReady();
        return supervisor;
    }

    /** The state once it is as wanted. */
    RunState awaitState(Predicate<RunState> wanted) {
        return awaitPresent(() -> RunStateFile.read(run()).filter(wanted));
    }

    static <T> T awaitPresent(java.util.function.Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new AssertionError("what was waited for did not happen within " + LIMIT);
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

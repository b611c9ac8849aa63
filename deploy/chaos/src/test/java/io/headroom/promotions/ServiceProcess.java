package io.headroom.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One of the services as it is shipped, in a process of its own. */
final class ServiceProcess implements AutoCloseable {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final int port;
    private final int management;
    private final List<String> command;
    private final Path log;
    private Process process;

    /** @param settings as {@code key=value} */
    ServiceProcess(String name, Path logs, String... settings) {
        this.name = name;
        this.port = freePort();
        this.management = freePort();
        this.log = logs.resolve(name + ".log");
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.grpc.server.port=" + port,
                "-Dquarkus.management.port=" + management));
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of(
                "-jar",
                TREE.resolve("services/" + name + "/target/quarkus-app/quarkus-run.jar")
                        .toString()));
    }

    ServiceProcess start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        process = builder.start();
        return this;
    }

    String name() {
        return name;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    URI http() {
        return URI.create("http://" + address());
    }

    /** What the management interface answers, whatever its status; empty when nobody does. */
    String management(String path) {
        URI uri = URI.create("http://127.0.0.1:" + management + path);
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void awaitReadiness(Predicate<String> asked) {
        await("/q/health/ready", asked);
    }

    boolean isReady() {
        return isUp(management("/q/health/ready"));
    }

    static boolean isUp(String health) {
        return health.replaceAll("\\s", "").startsWith("{\"status\":\"UP\"");
    }

    /** Waits until its metrics say that it serves the bundle. */
    void awaitBundle(String version) {
        await("/q/metrics", metrics -> metrics.contains("headroom_bundle_info{version=\"" + version + "\"}"));
    }

    void await(String path, Predicate<String> asked) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        String said = management(path);
        while (!asked.test(said)) {
            assertThat(System.nanoTime())
                    .as("%s of %s, which said %s; its log: %s", path, name, said, text())
                    .isLessThan(giveUpAt);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            said = management(path);
        }
    }

    /** What it has printed. */
    String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

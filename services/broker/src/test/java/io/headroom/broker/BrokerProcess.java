package io.headroom.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged broker as a process of its own, on free ports, that can be killed and started again on the same directory. */
final class BrokerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private Path directory;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final int managementPort = freePort();
    private Process process;

    private BrokerProcess(Path directory) {
        this.directory = directory;
        this.process = launch();
    }

    /** Returns when clients are served. */
    static BrokerProcess start(Path directory) {
        BrokerProcess broker = new BrokerProcess(directory);
        broker.awaitReady();
        return broker;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends the process as a crash does: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** After a kill. */
    void startAgain() {
        process = launch();
        awaitReady();
    }

    /** After a kill, with this directory in place of its own. */
    void startAgainIn(Path other) {
        directory = other;
        startAgain();
    }

    String metrics() throws IOException, InterruptedException {
        return get("/q/metrics").body();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }

    private void awaitReady() {
        Awaitility.await()
                .atMost(START)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the broker ended with " + process.exitValue());
                    }
                    return get("/q/health/ready").statusCode() == 200;
                });
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Process launch() {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-Dheadroom.broker.directory=" + directory,
                "-Dheadroom.broker.port=" + port,
                "-Dheadroom.broker.controller-port=" + controllerPort,
                "-Dquarkus.management.port=" + managementPort,
                "-jar",
                PROGRAM.toString());
        try {
            return new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

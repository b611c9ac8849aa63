package io.headroom.gateway.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gateway as it is shipped, in a process of its own on ports of its own choice. */
public final class GatewayProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: http://127\\.0\\.0\\.1:(\\d+).*Management interface.*127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern WARM = Pattern.compile("gateway is warm");
    private static final Pattern NOT_READY = Pattern.compile("gateway is not ready");
    private static final int START_SECONDS = 120;

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Matcher> listening = new CompletableFuture<>();
    private final CompletableFuture<Matcher> warm = new CompletableFuture<>();
    private final CompletableFuture<Matcher> notReady = new CompletableFuture<>();

    private GatewayProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLog);
    }

    /** Starts it and waits until it is warm. */
    public static GatewayProcess start(Path store, String candidates, String ranking, String... settings) {
        GatewayProcess gateway = launch(store, candidates, ranking, settings);
        gateway.await(gateway.warm);
        return gateway;
    }

    /** Starts one that cannot rehearse and waits until it has said so. */
    public static GatewayProcess startNotReady(Path store, String candidates, String ranking, String... settings) {
        GatewayProcess gateway = launch(store, candidates, ranking, settings);
        gateway.await(gateway.notReady);
        return gateway;
    }

    /** Starts it and waits for nothing. */
    public static GatewayProcess launch(Path store, String candidates, String ranking, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0",
                "-Dheadroom.gateway.warm-up.requests=150",
                "-Dheadroom.bundle.directory=" + store,
                "-Dheadroom.peers.candidates=" + candidates,
                "-Dheadroom.peers.ranking=" + ranking,
                "-Dheadroom.budgets.file=" + budgets("test-budgets.yaml")));
        command.addAll(Stream.of(settings).map(setting -> "-D" + setting).toList());
        command.addAll(List.of("-jar", JAR.toString()));
        try {
            return new GatewayProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A budgets file of the tests' own. */
    public static Path budgets(String name) {
        return Path.of("src", "test", "resources", name).toAbsolutePath();
    }

    public int port() {
        return Integer.parseInt(listening.join().group(1));
    }

    public int managementPort() {
        return Integer.parseInt(listening.join().group(2));
    }

    /** What it has printed so far. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Asks it to stop, as a process manager does. */
    public void terminate() {
        process.destroy();
    }

    public int exitCode(long timeoutSeconds) throws InterruptedException {
        if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gateway did not stop in " + timeoutSeconds + " s: " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until it listens and has said so; one that does not is ended, and what it has printed is told. */
    private void await(CompletableFuture<Matcher> said) {
        try {
            CompletableFuture.allOf(listening, said).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the gateway did not start in " + START_SECONDS + " s: " + log, e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted while the gateway started: " + log, e);
        }
    }

    private void readLog() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::read);
        } catch (IOException | UncheckedIOException e) {
            log.add("log ended: " + e);
        }
        IllegalStateException ended = new IllegalStateException("the gateway ended: " + log);
        listening.completeExceptionally(ended);
        warm.completeExceptionally(ended);
        notReady.completeExceptionally(ended);
    }

    private void read(String line) {
        log.add(line);
        completeOnMatch(listening, LISTENING, line);
        completeOnMatch(warm, WARM, line);
        completeOnMatch(notReady, NOT_READY, line);
    }

    private static void completeOnMatch(CompletableFuture<Matcher> future, Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
            future.complete(matcher);
        }
    }
}

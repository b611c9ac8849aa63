package io.headroom.monitor.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A service as it is shipped, in a process of its own. */
final class ServiceProcess implements AutoCloseable {
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 30;

    private final String name;
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private ServiceProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        Thread.ofVirtual().start(this::readLog);
    }

    static ServiceProcess start(String name, Path application, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0"));
        command.addAll(settings.stream().map(setting -> "-D" + setting).toList());
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        try {
            return new ServiceProcess(
                    name, new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed such a line. */
    Matcher await(Pattern pattern) {
        return Awaitility.await(name + " to say " + pattern)
                .atMost(START_SECONDS, TimeUnit.SECONDS)
                .until(() -> saidOrEnded(pattern), Optional::isPresent)
                .orElseThrow();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As a process manager does; returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not stop in " + STOP_SECONDS + " s: " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private Optional<Matcher> saidOrEnded(Pattern pattern) {
        boolean alive = process.isAlive();
        Optional<Matcher> line = said(pattern).findFirst();
        if (line.isEmpty() && !alive) {
            throw new IllegalStateException(name + " ended: " + log);
        }
        return line;
    }

    private Stream<Matcher> said(Pattern pattern) {
        return log.stream().map(pattern::matcher).filter(Matcher::find);
    }

    private void readLog() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException e) {
            log.add("log ended: " + e);
        }
    }
}

package io.headroom.cli.images.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Runs other programs one after the other; all they say goes to a log, and the last of it is kept. */
public final class ToolRun {
    private static final int KEPT_LINES = 15;

    private final Path log;

    /** @param log appended to; its directory is made */
    public ToolRun(Path log) {
        this.log = log;
    }

    /** How a program ended, and the last lines it said. */
    public record Ended(int exitCode, List<String> lastLines) {
        public boolean well() {
            return exitCode == 0;
        }
    }

    public Path log() {
        return log;
    }

    /** @param directory to run in */
    public Ended run(Path directory, List<String> command) throws IOException {
        return run(directory, Map.of(), command);
    }

    /** @param environment added to this program's */
    public Ended run(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader said = process.inputReader();
                Writer writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("$ " + String.join(" ", command) + "\n");
            said.lines().forEach(line -> keep(line, last, writer));
            return new Ended(process.waitFor(), new ArrayList<>(last));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran");
        } finally {
            process.destroy();
        }
    }

    private static void keep(String line, Deque<String> last, Writer writer) {
        try {
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log", e);
        }
        if (!line.isBlank()) {
            last.addLast(line);
        }
        if (last.size() > KEPT_LINES) {
            last.removeFirst();
        }
    }
}

package io.headroom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command as users meet it: a process with an exit code and two outputs. */
public record CommandProcess(int exitCode, String out, String err) {
    private static final long LIMIT_SECONDS = 60;

    /** Runs {@code io.headroom.cli.Main} with a project of its own. */
    public static CommandProcess headroom(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(mainCommand(project));
        command.addAll(List.of(arguments));
        return run(project, Map.of(), command);
    }

    public static List<String> mainCommand(Path project) {
        return List.of(
                javaProgram(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-XX:TieredStopAtLevel=1",
                "-Dheadroom.home=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    public static CommandProcess run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end; it said: " + Files.readString(out));
            }
            return new CommandProcess(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    public static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public List<String> errorLines() {
        return err.lines().toList();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

package io.headroom.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built tree under another root, so that nothing meets what somebody runs in the tree itself. */
public final class OwnProject {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();

    private final Path root;

    public OwnProject(Path root) throws IOException {
        this.root = root;
        Files.createSymbolicLink(root.resolve("services"), TREE.resolve("services"));
    }

    /** Runs a command of the launcher's and returns its exit code; what it said is in the log. */
    public int headroom(Path log, long limitMinutes, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dheadroom.home=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "io.headroom.cli.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(limitMinutes, TimeUnit.MINUTES)) {
            // An orderly end, so that it stops what it has started.
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
            throw new AssertionError(
                    command + " did not end within " + limitMinutes + " minutes; it said: " + Files.readString(log));
        }
        return process.exitValue();
    }
}

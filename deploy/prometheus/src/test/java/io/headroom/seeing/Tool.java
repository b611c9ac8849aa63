package io.headroom.seeing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A program of this machine that tests need and the tree cannot bring. */
record Tool(Path program) {
    /** @throws TestAbortedException when it is not installed; the reason is printed, for a test that is skipped in silence misleads */
    static Tool require(String name, String how) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        return new Tool(found.orElseThrow(() -> {
            String reason = name + " is not installed, so this is not tested; " + how;
            System.out.println("skipped: " + reason);
            return new TestAbortedException(reason);
        }));
    }

    static Tool promtool() {
        return require("promtool", "Debian and Ubuntu: apt install prometheus");
    }

    /** What it said, when it ends with 0; an error with what it said otherwise. */
    String run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + " failed: " + said);
        }
        return said;
    }
}

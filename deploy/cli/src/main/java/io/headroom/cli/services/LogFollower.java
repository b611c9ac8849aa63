package io.headroom.cli.services;

import io.headroom.cli.console.Console;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows the lines another process adds to a file. */
final class LogFollower {
    private final Path log;
    private final Console console;
    private long shownBytes;

    LogFollower(Path log, Console console) {
        this.log = log;
        this.console = console;
    }

    /** Shows the complete lines that were added since the last call. */
    void copyNew() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] added = new byte[(int) Math.max(0, file.length() - shownBytes)];
            file.seek(shownBytes);
            file.readFully(added);
            String text = new String(added, StandardCharsets.UTF_8);
            String complete = text.substring(0, text.lastIndexOf('\n') + 1);
            shownBytes += complete.getBytes(StandardCharsets.UTF_8).length;
            complete.lines().forEach(console::line);
        }
    }
}

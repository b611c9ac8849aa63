package io.headroom.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for what lives no longer than one process. */
public final class TemporaryDirectory {
    private TemporaryDirectory() {}

    /**
     * Makes the directory if it is missing and removes everything in it.
     *
     * @throws IOException when it cannot be made or emptied; the message is the path
     */
    public static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> content;
        try (Stream<Path> files = Files.walk(directory)) {
            content = files.filter(file -> !file.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }
}

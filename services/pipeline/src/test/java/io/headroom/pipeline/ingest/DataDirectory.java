package io.headroom.pipeline.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes small data directories. */
final class DataDirectory {

    static final String MOVIES = "movieId,title,genres\n1,One (1990),Action|Drama\n2,\"Two, the (1991)\",Comedy\n";

    private final Path directory;

    DataDirectory(Path directory) {
        this.directory = directory;
    }

    Path path() {
        return directory;
    }

    DataDirectory with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    DataDirectory with(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
        return this;
    }

    /** Good ratings of items 1 and 2, one a second. */
    static String ratings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%d,%d,%.1f,%d\n".formatted(1 + i % 7, 1 + i % 2, 0.5 + i % 10 * 0.5, 1_000_000_000 + i))
                .collect(Collectors.joining("", "userId,movieId,rating,timestamp\n", ""));
    }
}

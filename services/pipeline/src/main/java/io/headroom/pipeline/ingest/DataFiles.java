package io.headroom.pipeline.ingest;

import io.headroom.pipeline.FailureMessage;
import io.headroom.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a data directory, all present, readable and not empty. */
public final class DataFiles {

    private final TextFormat format;
    private final Path ratings;
    private final Path movies;
    private final Optional<Path> impressions;

    private DataFiles(TextFormat format, Path directory) {
        this.format = format;
        this.ratings = checked(directory.resolve("ratings" + format.suffix()));
        this.movies = checked(directory.resolve("movies" + format.suffix()));
        this.impressions = Optional.of(directory.resolve("impressions" + format.suffix()))
                .filter(Files::exists)
                .map(DataFiles::checked);
    }

    /**
     * Looks into a directory.
     *
     * @throws PipelineException when a file is missing, empty or unreadable
     */
    public static DataFiles in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new PipelineException("data directory %s: %s"
                    .formatted(directory, Files.exists(directory) ? "is not a directory" : "does not exist"));
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw new PipelineException("data directory %s: no permission to read it".formatted(directory));
        }
        return new DataFiles(formatOf(directory), directory);
    }

    TextFormat format() {
        return format;
    }

    Path ratings() {
        return ratings;
    }

    Path movies() {
        return movies;
    }

    Optional<Path> impressions() {
        return impressions;
    }

    private static TextFormat formatOf(Path directory) {
        for (TextFormat format : TextFormat.values()) {
            if (Files.exists(directory.resolve("ratings" + format.suffix()))) {
                return format;
            }
        }
        throw new PipelineException(
                "data directory %s: has neither ratings.csv nor ratings.dat (wanted: ratings.csv and movies.csv, or ratings.dat and movies.dat)"
                        .formatted(directory));
    }

    private static Path checked(Path file) {
        if (!Files.exists(file)) {
            throw new PipelineException("%s: is missing".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new PipelineException("%s: is not a file".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new PipelineException("%s: no permission to read it".formatted(file));
        }
        try {
            if (Files.size(file) == 0) {
                throw new PipelineException("%s: is empty".formatted(file));
            }
        } catch (IOException e) {
            throw new PipelineException("%s: cannot be read: %s".formatted(file, FailureMessage.reason(e)), e);
        }
        return file;
    }
}

package io.headroom.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {

    @TempDir
    Path data;

    private void assertRefused(Path directory, String ending) {
        assertThatThrownBy(() -> DataFiles.in(directory))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageEndingWith(ending);
    }

    @Test
    void in_refuses_whenTheDirectoryIsNotThere() {
        assertRefused(data.resolve("nowhere"), "does not exist");
    }

    @Test
    void in_refuses_whenItIsAFile() throws IOException {
        assertRefused(Files.writeString(data.resolve("file"), "x"), "is not a directory");
    }

    @Test
    void in_refuses_whenThereAreNoRatings() {
        assertRefused(
                data,
                "has neither ratings.csv nor ratings.dat (wanted: ratings.csv and movies.csv, or ratings.dat and movies.dat)");
    }

    @Test
    void in_refuses_whenThereIsNoCatalogue() throws IOException {
        new DataDirectory(data).with("ratings.csv", DataDirectory.ratings(1));

        assertRefused(data, "movies.csv: is missing");
    }

    @Test
    void in_refuses_whenAFileIsEmpty() throws IOException {
        new DataDirectory(data).with("ratings.csv", "").with("movies.csv", DataDirectory.MOVIES);

        assertRefused(data, "ratings.csv: is empty");
    }

    @Test
    void in_refuses_whenThereAreImpressionsWithoutAByte() throws IOException {
        new DataDirectory(data)
                .with("ratings.csv", DataDirectory.ratings(1))
                .with("movies.csv", DataDirectory.MOVIES)
                .with("impressions.csv", "");

        assertRefused(data, "impressions.csv: is empty");
    }

    @Test
    void in_refuses_whenAFileIsADirectory() throws IOException {
        Files.createDirectory(data.resolve("ratings.csv"));

        assertRefused(data, "ratings.csv: is not a file");
    }

    @Test
    void in_findsNoImpressions_whenThereAreNone() throws IOException {
        new DataDirectory(data).with("ratings.csv", DataDirectory.ratings(1)).with("movies.csv", DataDirectory.MOVIES);

        assertThat(DataFiles.in(data).impressions()).isEmpty();
    }
}

package io.headroom.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

    @TempDir
    Path work;

    @TempDir
    Path data;

    private DataDirectory directory;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void emptyDirectory() {
        directory = new DataDirectory(data);
    }

    private Ingest.Read read() {
        Progress progress =
                new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), () -> Instant.EPOCH, 3);
        return new Ingest(TestSpark.session(), DataFiles.in(data), work).read(progress);
    }

    private String quarantine() throws IOException {
        return Files.readString(work.resolve("quarantine.csv"));
    }

    @Test
    void read_givesColumnsInTimeOrder_whenAllIsWell() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with(
                        "ratings.csv",
                        "userId,movieId,rating,timestamp\n5,2,3.0,1000000300\n4,1,4.5,1000000200\n3,2,1.0,1000000200\n")
                .with(
                        "impressions.csv",
                        "userId,movieId,position,timestamp,clicked\n5,1,2,1000000100,0\n5,2,1,1000000100,1\n");

        Ingest.Read read = read();

        Interactions ratings = read.interactions();
        assertThat(ratings.userIds()).containsExactly(3, 4, 5);
        assertThat(ratings.itemRows()).containsExactly(1, 0, 1);
        assertThat(ratings.ratings()).containsExactly(1, 4.5f, 3);
        assertThat(ratings.timeSeconds()).containsExactly(1_000_000_200, 1_000_000_200, 1_000_000_300);
        Impressions impressions = read.impressions().orElseThrow();
        assertThat(impressions.positions()).containsExactly(1, 2);
        assertThat(impressions.itemRows()).containsExactly(1, 0);
        assertThat(impressions.clicked()).containsExactly(true, false);
        assertThat(quarantine()).isEqualTo("file,line,reason,text\n");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "[ 1/3] reading movies.csv ... 2 items (0.0 s)",
                        "[ 2/3] reading ratings.csv ... 3 rows (0.0 s)",
                        "[ 3/3] reading impressions.csv ... 2 rows (0.0 s)");
    }

    @Test
    void read_setsBadRowsAsideWithTheirLine_whenTheyAreFew() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with("ratings.csv", DataDirectory.ratings(250) + "1,1,9,1000000000\n\n1,3,\"4\",1000000000\n");

        Ingest.Read read = read();

        assertThat(read.interactions().size()).isEqualTo(250);
        assertThat(quarantine().lines())
                .containsExactly(
                        "file,line,reason,text",
                        "ratings.csv,252,out of range: rating 9 is outside 0.5..5.0,\"1,1,9,1000000000\"",
                        "ratings.csv,254,unknown item: item id 3 is not in the catalogue,\"1,3,\"\"4\"\",1000000000\"");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("250 rows, 2 bad ones set aside in ");
    }

    @Test
    void read_stopsAndSaysWhy_whenMoreThanOnePercentAreBad() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with("ratings.csv", DataDirectory.ratings(197) + "1,1,9,1000000000\n1,1\n1,2\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(PipelineException.class)
                .hasMessage(
                        "%s: 3 of 200 rows are bad (1.5%%, limit 1%%): wrong column count (2), out of range (1); they are listed in %s",
                        data.resolve("ratings.csv"), work.resolve("quarantine.csv"));
        assertThat(quarantine().lines()).hasSize(4);
    }

    @Test
    void read_understandsWindowsFiles_whenTheyHaveAMarkAndCarriageReturns() throws IOException {
        directory
                .with("movies.csv", "\uFEFF" + DataDirectory.MOVIES.replace("\n", "\r\n"))
                .with("ratings.csv", "\uFEFF" + DataDirectory.ratings(3).replace("\n", "\r\n"));

        Ingest.Read read = read();

        assertThat(read.interactions().size()).isEqualTo(3);
        assertThat(read.catalogue().titles()).containsExactly("One (1990)", "Two, the (1991)");
        assertThat(read.catalogue().genres()[1]).containsExactly("Comedy");
    }

    @Test
    void read_understandsDatFiles_whenTheirTitlesAreLatin1() throws IOException {
        directory
                .with(
                        "movies.dat",
                        "1::Caf\u00e9 :: the film (1990)::Action\n"
                                .replace(" :: ", " : ")
                                .getBytes(StandardCharsets.ISO_8859_1))
                .with("ratings.dat", "1::1::5::978300760\n1::1::4.5::978300761\n");

        Ingest.Read read = read();

        assertThat(read.catalogue().titles()).containsExactly("Caf\u00e9 : the film (1990)");
        assertThat(read.catalogue().years()).containsExactly(1990);
        assertThat(read.interactions().ratings()).containsExactly(5, 4.5f);
        assertThat(read.impressions()).isEmpty();
    }

    @Test
    void read_keepsTheLastOfTheSameSecondAndAllOthers_whenAUserRatesTwice() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with(
                        "ratings.csv",
                        "userId,movieId,rating,timestamp\n1,1,5,1000000000\n1,1,2,1000000000\n1,1,3,1000000001\n");

        assertThat(read().interactions().ratings()).containsExactly(2, 3);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("2 rows, 1 repeated ones dropped");
    }

    @Test
    void read_findsColumnsByName_whenTheFileHasAnotherOrder() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with("ratings.csv", "note,timestamp,movieId,userId,rating\nx,1000000000,1,42,3.5\n");

        assertThat(read().interactions().userIds()).containsExactly(42);
    }

    @Test
    void read_stops_whenTheHeaderLacksAColumn() throws IOException {
        directory.with("movies.csv", DataDirectory.MOVIES).with("ratings.csv", "1,1,5,1000000000\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(PipelineException.class)
                .hasMessageEndingWith(
                        "ratings.csv: its first line must name the columns userId,movieId,rating,timestamp, but is '1,1,5,1000000000'");
    }

    @Test
    void read_stops_whenTheFirstLineIsBlank() throws IOException {
        directory
                .with("movies.csv", DataDirectory.MOVIES)
                .with("ratings.csv", DataDirectory.ratings(1))
                .with("impressions.csv", "\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(PipelineException.class)
                .hasMessageEndingWith(
                        "impressions.csv: its first line is empty, but must name the columns userId,movieId,position,timestamp,clicked");
    }

    @Test
    void read_stops_whenThereIsOnlyAHeader() throws IOException {
        directory.with("movies.csv", DataDirectory.MOVIES).with("ratings.csv", DataDirectory.ratings(0));

        assertThatThrownBy(this::read).isInstanceOf(PipelineException.class).hasMessageEndingWith("holds no ratings");
    }
}

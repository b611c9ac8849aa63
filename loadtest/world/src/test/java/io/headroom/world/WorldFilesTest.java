package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.world.catalogue.Genres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldFilesTest {
    private static final WorldOptions OPTIONS =
            WorldOptions.defaults().withUsers(300).withItems(2_000).withEvents(30_000);

    @TempDir
    static Path directory;

    private static WorldSummary summary;
    private static final List<String> progress = new ArrayList<>();
    private static CsvTable ratings;
    private static CsvTable movies;
    private static CsvTable impressions;

    @BeforeAll
    static void generate() {
        summary = WorldGenerator.generate(OPTIONS, directory, progress::add);
        ratings = CsvTable.read(directory.resolve("ratings.csv"));
        movies = CsvTable.read(directory.resolve("movies.csv"));
        impressions = CsvTable.read(directory.resolve("impressions.csv"));
    }

    @Test
    void headers_areThoseOfMovieLens() {
        assertThat(ratings.header()).containsExactly("userId", "movieId", "rating", "timestamp");
        assertThat(movies.header()).containsExactly("movieId", "title", "genres");
        assertThat(impressions.header()).containsExactly("userId", "movieId", "position", "timestamp", "clicked");
    }

    @Test
    void summary_countsTheRowsWritten() {
        assertThat(summary.users()).isEqualTo(300);
        assertThat(summary.items()).isEqualTo(movies.rows().size());
        assertThat(summary.ratings()).isEqualTo(ratings.rows().size());
        assertThat(summary.impressions()).isEqualTo(impressions.rows().size());
        assertThat(summary.clicks())
                .isEqualTo((int) LongStream.of(impressions.numbers(4)).sum());
    }

    @Test
    void events_areAboutAsManyAsAsked() {
        assertThat(summary.ratings() + summary.impressions()).isBetween(26_000, 34_000);
    }

    @Test
    void ratings_areHalfStepsOfTheScale() {
        assertThat(ratings.rows()).allSatisfy(row -> assertThat(row.get(2)).matches("0\\.5|[1-4]\\.[05]|5\\.0"));
    }

    @Test
    void ratings_areOrderedByUserThenMovieAndNeverRepeatAPair() {
        long[] users = ratings.numbers(0);
        long[] items = ratings.numbers(1);
        long[] pairs = IntStream.range(0, users.length)
                .mapToLong(index -> users[index] * OPTIONS.items() * 2 + items[index])
                .toArray();
        assertThat(pairs).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void impressions_areOrderedByTimeAndCountPositionsFromOneOnEachPage() {
        long[] users = impressions.numbers(0);
        long[] positions = impressions.numbers(2);
        long[] times = impressions.numbers(3);
        assertThat(times).isSorted();
        for (int index = 1; index < times.length; index++) {
            boolean samePage = times[index] == times[index - 1] && users[index] == users[index - 1];
            assertThat(positions[index]).isEqualTo(samePage ? positions[index - 1] + 1 : 1);
        }
        assertThat(LongStream.of(positions).max()).hasValue(10);
    }

    @Test
    void times_lieWithinThePeriod() {
        long start = OPTIONS.startSeconds();
        long end = start + 180 * 86_400L;
        assertThat(LongStream.concat(LongStream.of(ratings.numbers(3)), LongStream.of(impressions.numbers(3)))
                        .boxed())
                .allSatisfy(time -> assertThat(time).isBetween(start, end - 1));
    }

    @Test
    void movies_haveIdsInOrderAndTitlesWithAYear() {
        assertThat(movies.numbers(0))
                .containsExactly(LongStream.rangeClosed(1, 2_000).toArray());
        assertThat(movies.rows()).allSatisfy(row -> assertThat(row.get(1)).matches(".+ \\((19|20)\\d\\d\\)"));
        assertThat(movies.rows().stream().map(row -> row.get(1))).doesNotHaveDuplicates();
    }

    @Test
    void movies_haveKnownGenresInMovieLensOrder() {
        assertThat(movies.rows())
                .filteredOn(row -> !row.get(2).equals(Genres.NONE))
                .allSatisfy(row -> assertThat(List.of(row.get(2).split("\\|")))
                        .isSubsetOf(Genres.NAMES)
                        .isSorted()
                        .doesNotHaveDuplicates());
        assertThat(movies.rows()).anySatisfy(row -> assertThat(row.get(2)).isEqualTo(Genres.NONE));
    }

    @Test
    void movies_exerciseQuotingAndLettersOutsideAscii() throws IOException {
        String text = Files.readString(directory.resolve("movies.csv"));
        assertThat(text).contains("\"\"\"").contains(", The (").contains("é").endsWith("\r\n");
    }

    @Test
    void directory_holdsTheWorldAndNothingElse() throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ratings.csv", "movies.csv", "impressions.csv", "truth");
        }
    }

    @Test
    void progress_isReportedForSimulationAndEachFile() {
        assertThat(progress)
                .anyMatch(line -> line.startsWith("simulated 300 of 300 users"))
                .anyMatch(line -> line.startsWith("wrote") && line.contains("ratings.csv"));
    }
}

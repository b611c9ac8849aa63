package io.headroom.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.features.definitions.Genres;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.dataset.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

    private static final String HEADER = "movieId,title,genres\n";

    @TempDir
    Path data;

    private Catalogue read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Catalogue read(byte[] bytes) throws IOException {
        Path file = Files.write(data.resolve("movies.csv"), bytes);
        return new CatalogueReader(new Quarantine(data.resolve("quarantine.csv"))).read(file, TextFormat.CSV);
    }

    private String quarantine() throws IOException {
        return Files.readString(data.resolve("quarantine.csv"));
    }

    private static String items(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj("%d,Title,Drama\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void read_ordersRowsById_andIndexesThem() throws IOException {
        Catalogue catalogue = read(HEADER + "30,C (2001),Drama\n10,A (1999),(no genres listed)\n20,B,Drama|Action\n");

        assertThat(catalogue.itemIds()).containsExactly(10, 20, 30);
        assertThat(catalogue.rowOf()).containsEntry(30L, 2);
        assertThat(catalogue.years()).containsExactly(1999, 0, 2001);
        assertThat(catalogue.genres()[0]).isEmpty();
        assertThat(catalogue.genreNames()).containsExactly("Action", "Drama");
        assertThat(catalogue.facts()[1].genreMask()).isEqualTo(0b11);
    }

    @Test
    void read_followsRfc4180_whenTitlesHoldCommasQuotesAndLineEnds() throws IOException {
        Catalogue catalogue =
                read(HEADER + "1,\"The \"\"Best\"\", ever (2000)\",Drama\n2,\"Two\nlines (2001)\",Drama\n3,C,Drama\n");

        assertThat(catalogue.titles()).containsExactly("The \"Best\", ever (2000)", "Two lines (2001)", "C");
        assertThat(catalogue.years()).containsExactly(2000, 2001, 0);
    }

    @Test
    void read_losesOneLineOnly_whenAQuoteIsNeverClosed() throws IOException {
        Catalogue catalogue = read(HEADER + items(1, 100) + "101,\"Open,Drama\n" + items(102, 200));

        assertThat(catalogue.size()).isEqualTo(199);
        assertThat(quarantine()).contains("movies.csv,102,broken quoting: a quote is not closed,");
    }

    @Test
    void read_keepsTheFirst_whenAnIdIsRepeated() throws IOException {
        Catalogue catalogue = read(HEADER + items(1, 200) + "7,Another,Comedy\n");

        assertThat(catalogue.size()).isEqualTo(200);
        assertThat(catalogue.titles()[6]).isEqualTo("Title");
        assertThat(quarantine()).contains("movies.csv,202,repeated item: id 7 came before,");
    }

    @Test
    void read_setsTheRowAside_whenItIsNotUtf8() throws IOException {
        byte[] text = (HEADER + items(1, 100) + "101,Caf\u00e9,Drama\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(text).size()).isEqualTo(100);
        assertThat(quarantine()).contains("movies.csv,102,not UTF-8: ");
    }

    @Test
    void read_stops_whenTooManyRowsAreBad() {
        assertThatThrownBy(() -> read(HEADER + items(1, 50) + "x,Title,Drama\n"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("1 of 51 rows are bad (2.0%, limit 1%): unparsable number (1)");
    }

    @Test
    void read_stops_whenThereAreNoItems() {
        assertThatThrownBy(() -> read(HEADER))
                .isInstanceOf(PipelineException.class)
                .hasMessageEndingWith("holds no items");
    }

    @Test
    void genreNames_areTheMostFrequent_whenThereAreMoreThanColumns() throws IOException {
        String items = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "%d,T,%s\n".formatted(i, i <= 2 ? "Zebra" : "G" + (char) ('A' + i - 3)))
                .collect(Collectors.joining());

        assertThat(read(HEADER + items).genreNames())
                .hasSize(Genres.MAXIMUM)
                .contains("Zebra", "GA")
                .doesNotContain("G" + (char) ('A' + 27))
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toy Story (1995)|1995",
                "Series (2005-2010)|2005",
                "Series (2005-)|2005",
                "2001: A Space Odyssey (1968) |1968",
                "Blade Runner 2049|0",
                "Future (9999)|0",
                "(500) Days of Summer|0",
            })
    void year_isTheOneInParenthesesAtTheEnd(String title, int year) {
        assertThat(CatalogueReader.year(title)).isEqualTo(year);
    }
}

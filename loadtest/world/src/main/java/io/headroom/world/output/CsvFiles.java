package io.headroom.world.output;

import io.headroom.world.World;
import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.Genres;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The tables of a world in the layout of MovieLens, and its impressions in the same manner. */
final class CsvFiles {
    private final World world;

    CsvFiles(World world) {
        this.world = world;
    }

    void movies(OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.text("movieId").text("title").text("genres").end();
        Catalogue catalogue = world.catalogue();
        for (int row = 0; row < catalogue.size(); row++) {
            lines.number(row + 1L)
                    .text(catalogue.title(row))
                    .text(genres(catalogue.genres(row)))
                    .end();
        }
    }

    void ratings(OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.text("userId").text("movieId").text("rating").text("timestamp").end();
        world.log().<IOException>forEachRating((user, item, halfStars, timeSeconds) -> lines.number(user + 1L)
                .number(item + 1L)
                .halves(halfStars)
                .number(timeSeconds)
                .end());
    }

    void impressions(OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.text("userId")
                .text("movieId")
                .text("position")
                .text("timestamp")
                .text("clicked")
                .end();
        world.log()
                .<IOException>forEachImpression((user, item, position, timeSeconds, clicked) -> lines.number(user + 1L)
                        .number(item + 1L)
                        .number(position)
                        .number(timeSeconds)
                        .number(clicked ? 1 : 0)
                        .end());
    }

    private static String genres(int[] genres) {
        return genres.length == 0
                ? Genres.NONE
                : Arrays.stream(genres).mapToObj(Genres.NAMES::get).collect(Collectors.joining("|"));
    }
}

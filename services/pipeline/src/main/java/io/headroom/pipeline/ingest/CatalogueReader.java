package io.headroom.pipeline.ingest;

import io.headroom.features.definitions.Genres;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.dataset.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code movies.csv} or {@code movies.dat}. Not with Spark: a catalogue is small, and its quoted titles may run over several lines, which
 * only a reader that starts at the beginning can follow.
 */
final class CatalogueReader {

    private static final List<List<String>> COLUMNS =
            List.of(List.of("movieId", "itemId", "item"), List.of("title"), List.of("genres"));
    private static final Pattern YEAR = Pattern.compile("\\((\\d{4})(?:[-\u2013]\\d{0,4})?\\)\\s*$");
    private static final int EARLIEST_YEAR = 1870;
    private static final int LATEST_YEAR = 2100;
    private static final String NO_GENRES = "(no genres listed)";

    private final Quarantine quarantine;

    CatalogueReader(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    private record Item(long id, String title, int year, List<String> genres) {}

    Catalogue read(Path file, TextFormat format) {
        Header header = Header.of(file, format, COLUMNS);
        Map<Long, Item> items = new TreeMap<>();
        List<Quarantined> bad = new ArrayList<>();
        RecordLines records = new RecordLines(file, format, header.lines());
        long rows = 0;
        for (RecordLines.Entry record : records) {
            rows++;
            try {
                Item item = item(header.fields(format, record.text(format)));
                if (items.putIfAbsent(item.id(), item) != null) {
                    throw new BadRow(Fault.REPEATED_ITEM, "id %d came before".formatted(item.id()));
                }
            } catch (BadRow e) {
                bad.add(Quarantined.of(record.line(), e, record.bytes()));
            }
        }
        quarantine.take(file, rows, counts(bad), bad);
        if (items.isEmpty()) {
            throw new PipelineException("%s: holds no items".formatted(file));
        }
        return catalogue(items.values());
    }

    private static Map<Fault, Long> counts(List<Quarantined> bad) {
        return bad.stream()
                .collect(Collectors.groupingBy(
                        Quarantined::fault, () -> new EnumMap<>(Fault.class), Collectors.counting()));
    }

    private static Item item(String[] fields) throws BadRow {
        long id = Field.id("item id", fields[0]);
        String title = fields[1].replaceAll("\\s+", " ").strip();
        List<String> genres = Arrays.stream(fields[2].split("\\|"))
                .map(String::strip)
                .filter(genre -> !genre.isEmpty() && !genre.equals(NO_GENRES))
                .distinct()
                .toList();
        return new Item(id, title, year(title), genres);
    }

    /** The year in parentheses at the end of the title, 0 when there is none. */
    static int year(String title) {
        Matcher matcher = YEAR.matcher(title);
        if (!matcher.find()) {
            return 0;
        }
        int year = Integer.parseInt(matcher.group(1));
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : 0;
    }

    private static Catalogue catalogue(Collection<Item> items) {
        return Catalogue.of(
                items.stream().mapToLong(Item::id).toArray(),
                items.stream().map(Item::title).toArray(String[]::new),
                items.stream().mapToInt(Item::year).toArray(),
                items.stream().map(item -> item.genres().toArray(String[]::new)).toArray(String[][]::new),
                genreNames(items));
    }

    /** The most frequent genres, as many as have columns; ties by name. */
    private static String[] genreNames(Collection<Item> items) {
        Map<String, Long> frequency = items.stream()
                .flatMap(item -> item.genres().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return frequency.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Genres.MAXIMUM)
                .map(Map.Entry::getKey)
                .sorted()
                .toArray(String[]::new);
    }
}

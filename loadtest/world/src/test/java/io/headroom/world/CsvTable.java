package io.headroom.world;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A written file, read back by a CSV parser that is not ours. */
record CsvTable(List<String> header, List<List<String>> rows) {
    static CsvTable read(Path file) {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            List<List<String>> lines =
                    reader.stream().map(line -> List.copyOf(line.getFields())).toList();
            return new CsvTable(lines.getFirst(), lines.subList(1, lines.size()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    long[] numbers(int column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).toArray();
    }
}

package io.headroom.pipeline.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.headroom.pipeline.FailureMessage;
import io.headroom.pipeline.PipelineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file that takes bad rows (CSV: file, line, reason, text), and the judgement whether there are too many of them. One line a bad row, up
 * to {@value #MOST_WRITTEN} a source file.
 */
public final class Quarantine {

    /** More bad rows than this share of a file stop the run. */
    public static final double LIMIT = 0.01;

    static final int MOST_WRITTEN = 10_000;
    private static final int REASONS_SHOWN = 3;

    private final Path file;
    private long written;

    /** Starts an empty quarantine file. */
    public Quarantine(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "file,line,reason,text\n");
        } catch (IOException e) {
            throw new PipelineException(
                    "quarantine file %s: cannot be written: %s".formatted(file, FailureMessage.reason(e)), e);
        }
    }

    public Path file() {
        return file;
    }

    /** How many rows it holds. */
    public long rows() {
        return written;
    }

    /**
     * Takes the bad rows of one source file.
     *
     * @param rows how many rows the source has, bad ones included
     * @param counts how many bad rows there are of each fault
     * @param examples the bad rows, or the first {@value #MOST_WRITTEN}
     * @throws PipelineException when they are more than the limit
     */
    void take(Path source, long rows, Map<Fault, Long> counts, List<Quarantined> examples) {
        write(source, examples);
        long bad = counts.values().stream().mapToLong(Long::longValue).sum();
        if (bad > rows * LIMIT) {
            throw new PipelineException(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows are bad (%.1f%%, limit %.0f%%): %s; they are listed in %s",
                    source,
                    bad,
                    rows,
                    100.0 * bad / rows,
                    100 * LIMIT,
                    commonest(counts),
                    file));
        }
    }

    private static String commonest(Map<Fault, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Fault, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS_SHOWN)
                .map(entry ->
                        String.format(Locale.ROOT, "%s (%,d)", entry.getKey().words(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void write(Path source, List<Quarantined> examples) {
        if (examples.isEmpty()) {
            return;
        }
        try (var out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            for (Quarantined row : examples.subList(0, Math.min(examples.size(), MOST_WRITTEN))) {
                csv.writeRecord(source.getFileName().toString(), Long.toString(row.line()), row.reason(), row.text());
                written++;
            }
        } catch (IOException e) {
            throw new PipelineException(
                    "quarantine file %s: cannot be written: %s".formatted(file, FailureMessage.reason(e)), e);
        }
    }
}

package io.headroom.pipeline.ingest;

import io.headroom.pipeline.FailureMessage;
import io.headroom.pipeline.PipelineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a small file with the lines they start at. A quoted field may contain line ends (RFC 4180); a quote that is not closed within
 * {@value #MOST_LINES} lines is taken for a mistake in its first line, so that one stray quote does not swallow the rest of the file.
 */
final class RecordLines implements Iterable<RecordLines.Entry> {

    private static final int MOST_LINES = 10;

    private final List<Entry> records = new ArrayList<>();

    /** @param line number of the record's first line, from 1 */
    record Entry(long line, byte[] bytes) {

        String text(TextFormat format) throws BadRow {
            return format.decode(bytes);
        }
    }

    RecordLines(Path file, TextFormat format, int headerLines) {
        List<byte[]> lines = lines(file);
        int next = headerLines;
        while (next < lines.size()) {
            int length = format == TextFormat.CSV ? recordLength(lines, next) : 1;
            byte[] bytes = joined(lines.subList(next, next + length));
            if (bytes.length > 0) {
                records.add(new Entry(next + 1L, bytes));
            }
            next += length;
        }
    }

    private static int recordLength(List<byte[]> lines, int from) {
        boolean open = false;
        for (int length = 1; length <= MOST_LINES && from + length <= lines.size(); length++) {
            // Quotes are the same byte in every encoding a line may have.
            String text = new String(lines.get(from + length - 1), StandardCharsets.ISO_8859_1);
            open ^= TextFormat.hasOpenQuote(text);
            if (!open) {
                return length;
            }
        }
        return 1;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                joined.write('\n');
            }
            joined.writeBytes(lines.get(i));
        }
        return joined.toByteArray();
    }

    private static List<byte[]> lines(Path file) {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PipelineException("%s: cannot be read: %s".formatted(file, FailureMessage.reason(e)), e);
        }
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= all.length; at++) {
            if (at == all.length || all[at] == '\n') {
                lines.add(Lines.trimmed(Arrays.copyOfRange(all, from, at), lines.size() + 1L));
                from = at + 1;
            }
        }
        return lines;
    }

    @Override
    public Iterator<Entry> iterator() {
        return List.copyOf(records).iterator();
    }
}

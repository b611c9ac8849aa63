package io.headroom.pipeline.ingest;

import io.headroom.pipeline.FailureMessage;
import io.headroom.pipeline.PipelineException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which column stands where. A CSV file says it in its first line, in any order and with further columns if it likes; a {@code .dat} file has
 * no such line and keeps the order of MovieLens.
 *
 * @param places for each wanted column, its place in a row
 * @param columns how many columns a row has
 * @param lines how many lines the header takes: 1 or 0
 */
record Header(int[] places, int columns, int lines) implements Serializable {

    private static final int LONGEST = 10_000;

    /** @param wanted for each column the names it may have, the usual one first */
    static Header of(Path file, TextFormat format, List<List<String>> wanted) {
        if (format == TextFormat.DAT) {
            int[] places = new int[wanted.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = i;
            }
            return new Header(places, places.length, 0);
        }
        List<String> names = names(file, format);
        if (String.join("", names).isEmpty()) {
            throw new PipelineException(
                    "%s: its first line is empty, but must name the columns %s".formatted(file, display(wanted)));
        }
        int[] places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = placeOf(wanted.get(i), names);
            if (places[i] < 0) {
                throw new PipelineException("%s: its first line must name the columns %s, but is '%s'"
                        .formatted(file, display(wanted), String.join(",", names)));
            }
        }
        return new Header(places, names.size(), 1);
    }

    private static int placeOf(List<String> alternatives, List<String> names) {
        for (String name : alternatives) {
            int place = names.indexOf(name.toLowerCase(Locale.ROOT));
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    private static String display(List<List<String>> wanted) {
        return String.join(",", wanted.stream().map(List::getFirst).toList());
    }

    private static List<String> names(Path file, TextFormat format) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n' && first.size() < LONGEST; next = in.read()) {
                first.write(next);
            }
            List<String> names = new ArrayList<>();
            for (String name : format.split(format.decode(Lines.trimmed(first.toByteArray(), 1)))) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (BadRow e) {
            throw new PipelineException("%s: line 1: %s".formatted(file, e.reason()), e);
        } catch (IOException e) {
            throw new PipelineException("%s: cannot be read: %s".formatted(file, FailureMessage.reason(e)), e);
        }
    }

    /** Splits a row and puts its fields in the order of the wanted columns. */
    String[] fields(TextFormat format, String line) throws BadRow {
        List<String> all = format.split(line);
        if (all.size() != columns) {
            throw new BadRow(Fault.COLUMN_COUNT, "%d columns, wanted %d".formatted(all.size(), columns));
        }
        String[] fields = new String[places.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = all.get(places[i]);
        }
        return fields;
    }
}

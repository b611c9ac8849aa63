package io.headroom.pipeline.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The two layouts MovieLens comes in. */
enum TextFormat {
    /** Comma separated with a header, RFC 4180 quoting, UTF-8. */
    CSV(".csv") {
        @Override
        String decode(byte[] line) throws BadRow {
            try {
                return utf8(line);
            } catch (CharacterCodingException e) {
                throw new BadRow(Fault.NOT_UTF8, "byte sequence is not UTF-8", e);
            }
        }

        @Override
        List<String> split(String line) throws BadRow {
            if (line.indexOf('"') < 0) {
                return cut(line, ",");
            }
            if (hasOpenQuote(line)) {
                throw new BadRow(Fault.BROKEN_QUOTING, "a quote is not closed");
            }
            try {
                return CsvReader.builder()
                        .skipEmptyLines(false)
                        .ofSingleCsvRecord(line)
                        .getFields();
            } catch (CsvParseException e) {
                throw new BadRow(Fault.BROKEN_QUOTING, "text after a closing quote", e);
            }
        }
    },
    /** Separated by "::", no header, no quoting; titles in UTF-8 (ml-10m) or ISO-8859-1 (ml-1m). */
    DAT(".dat") {
        @Override
        String decode(byte[] line) {
            try {
                return utf8(line);
            } catch (CharacterCodingException e) {
                // The older archives predate UTF-8; every byte sequence is valid in their encoding.
                return new String(line, StandardCharsets.ISO_8859_1);
            }
        }

        @Override
        List<String> split(String line) {
            return cut(line, "::");
        }
    };

    private final String suffix;

    TextFormat(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    abstract String decode(byte[] line) throws BadRow;

    abstract List<String> split(String line) throws BadRow;

    /** Whether a quoted field goes on after the end of this text. */
    static boolean hasOpenQuote(String text) {
        return text.chars().filter(character -> character == '"').count() % 2 == 1;
    }

    private static String utf8(byte[] line) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    }

    private static List<String> cut(String line, String separator) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            fields.add(line.substring(from, at));
            from = at + separator.length();
        }
        fields.add(line.substring(from));
        return fields;
    }
}

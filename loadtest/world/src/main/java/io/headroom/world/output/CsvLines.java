package io.headroom.world.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes lines of comma-separated values as RFC 4180 wants them, in UTF-8: fields quoted where they must be, lines ended by CR LF. */
final class CsvLines {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(128);

    CsvLines(OutputStream out) {
        this.out = out;
    }

    CsvLines text(String value) {
        separate();
        if (value.chars()
                .anyMatch(
                        character -> character == ',' || character == '"' || character == '\r' || character == '\n')) {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            line.append(value);
        }
        return this;
    }

    CsvLines number(long value) {
        separate();
        line.append(value);
        return this;
    }

    /** A non-negative number of halves, with one decimal: 7 is written 3.5. */
    CsvLines halves(int value) {
        separate();
        line.append(value / 2).append(value % 2 == 0 ? ".0" : ".5");
        return this;
    }

    void end() throws IOException {
        line.append("\r\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append(',');
        }
    }
}

package io.headroom.world.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CsvLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CsvLines lines = new CsvLines(out);

    @Test
    void text_isQuoted_whenItHoldsACommaAQuoteOrALineEnd() throws IOException {
        lines.text("plain").text("a, b").text("a \"b\"").text("a\nb").end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("plain,\"a, b\",\"a \"\"b\"\"\",\"a\nb\"\r\n");
    }

    @Test
    void numbers_areWrittenPlain() throws IOException {
        lines.number(12).halves(7).halves(10).halves(1).end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("12,3.5,5.0,0.5\r\n");
    }
}

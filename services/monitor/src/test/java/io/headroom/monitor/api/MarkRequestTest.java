package io.headroom.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.monitor.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkRequestTest {
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void read_takesNow_whenNoTimeIsStated() {
        assertThat(read("{\"label\": \" unit change \"}")).isEqualTo(new MarkRequest("unit change", NOW, NOW));
    }

    @Test
    void read_takesTheTimesThatAreStated() {
        assertThat(read("{\"label\": \"x\", \"fromMillis\": 1699999990000, \"toMillis\": 1700000001000}"))
                .isEqualTo(new MarkRequest("x", NOW - 10_000, NOW + 1_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|must be a JSON object",
                "|must be a JSON object",
                "{|is no JSON",
                "{}|label must be a text",
                "{\"label\": 7}|label must be a text",
                "{\"label\": \"  \"}|not blank",
                "{\"label\": \"a\\u0007\"}|control character",
                "{\"label\": \"x\", \"from\": 1}|'from' is no field",
                "{\"label\": \"x\", \"fromMillis\": \"1\"}|fromMillis must be a whole number",
                "{\"label\": \"x\", \"fromMillis\": 1.5}|fromMillis must be a whole number",
                "{\"label\": \"x\", \"fromMillis\": 99999999999999999999}|fromMillis must be a whole number",
                "{\"label\": \"x\", \"fromMillis\": -9223372036854775808}|more than 30 days",
                "{\"label\": \"x\", \"fromMillis\": 1}|more than 30 days",
                "{\"label\": \"x\", \"toMillis\": 1699999999999}|before fromMillis"
            })
    void read_refusesWithTheReason(String body, String reason) {
        assertThatThrownBy(() -> read(body == null ? "" : body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void read_refusesALabelThatIsTooLong() {
        String longest = "\u00e9".repeat(MarkRequest.LONGEST_LABEL);

        assertThat(read("{\"label\": \"" + longest + "\"}").label()).isEqualTo(longest);
        assertThatThrownBy(() -> read("{\"label\": \"" + longest + "x\"}")).hasMessageContaining("longer than 80");
    }

    private static MarkRequest read(String body) {
        return MarkRequest.read(body.getBytes(StandardCharsets.UTF_8), new ObjectMapper(), NOW);
    }
}

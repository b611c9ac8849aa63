package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.gateway.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'userId':42}               | the body is not valid JSON (line 1, column 2)",
                "{\"userId\":42,}             | the body is not valid JSON (line 1, column 14)",
                "{\"userId\":042}             | the body is not valid JSON (line 1, column 12)",
                "{\"userId\": truth}          | the body is not valid JSON (line 1, column 17)",
                "<userId>42</userId>         | the body is not valid JSON (line 1, column 1)",
                "{\"userId\":42               | the body is not valid JSON: it ends too early (line 1, column 13)",
                "{                           | the body is not valid JSON: it ends too early (line 1, column 2)",
                "{\"userId\":42}{}            | the body must be one JSON object: something follows it (line 1, column 14)",
                "{\"userId\":4,\"userId\":4}   | the body has the same name twice in an object (line 1, column 21)",
                "[]                          | the body is an array, but must be a JSON object",
            })
    void read_saysWhatIsWrongAndWhere_inItsOwnWords(String body, String detail) {
        assertRefused(body, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = "{#  \"userId\": 42,#  limit: 10#} | the body is not valid JSON (line 3, column 3)")
    void read_countsLines_whenThereAreSeveral(String body, String detail) {
        assertRefused(body.replace('#', '\n'), detail);
    }

    private static void assertRefused(String body, String detail) {
        assertThatThrownBy(() -> RequestReader.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(detail);
    }
}

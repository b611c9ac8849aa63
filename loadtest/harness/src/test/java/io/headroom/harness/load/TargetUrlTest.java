package io.headroom.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.LoadException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://127.0.0.1:99999  | with port 99999, but a port must lie between 1 and 65535
                    http://127.0.0.1:65536  | with port 65536, but a port must lie between 1 and 65535
                    http://[::1]:0          | with port 0, but a port must lie between 1 and 65535
                    http://x:99999999999    | with port 99999999999, but a port must lie between 1 and 65535
                    https://x               | , but https is not supported, only http
                    HTTPS://x:1             | , but https is not supported, only http
                    http://                 | , but must be a URL such as http://127.0.0.1:8080
                    http://a b              | , but must be a URL such as http://127.0.0.1:8080
                    http:x                  | , but must be a URL such as http://127.0.0.1:8080
                    ftp://x                 | , but must be a URL such as http://127.0.0.1:8080
                    http://x?a=b            | , but must be a URL such as http://127.0.0.1:8080
                    x                       | , but must be a URL such as http://127.0.0.1:8080
                    """)
    void parse_namesTheValueAndTheLimit_whenItIsNoTarget(String text, String why) {
        String message = "target is '" + text + "'" + (why.startsWith(",") ? "" : " ") + why;
        assertThatThrownBy(() -> TargetUrl.parse(text))
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "http://127.0.0.1:1", "http://[::1]:65535", "http://[::1]", "http://x:81/api/"})
    void parse_takesHttpWithOrWithoutAPort(String text) {
        assertThat(TargetUrl.parse(text)).hasToString(text);
    }
}

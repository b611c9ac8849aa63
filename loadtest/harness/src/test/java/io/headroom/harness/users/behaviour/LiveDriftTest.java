package io.headroom.harness.users.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.LoadException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveDriftTest {

    @Test
    void parse_readsKindTimesAndSize() {
        assertThat(LiveDrift.parse("concept@30s"))
                .isEqualTo(new LiveDrift(LiveDrift.Type.CONCEPT, Duration.ofSeconds(30), Optional.empty(), 0.5));
        assertThat(LiveDrift.parse("label@1m30s+20s:-1.5"))
                .isEqualTo(new LiveDrift(
                        LiveDrift.Type.LABEL, Duration.ofSeconds(90), Optional.of(Duration.ofSeconds(20)), -1.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "concept | must be KIND@START",
                "weather@3s | must be one of concept, label, covariate",
                "concept@soon | 'soon' is no time such as 30s",
                "concept@3s:2 | must lie between 0.0 and 1.0",
                "label@3s:much | must be a number, was 'much'",
                "label@3s+0s | nor last 0s"
            })
    void parse_saysWhatIsWrong(String text, String words) {
        assertThatThrownBy(() -> LiveDrift.parse(text))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining(words);
    }

    @Test
    void holdsAt_fromItsStartToItsEnd() {
        LiveDrift drift = LiveDrift.parse("covariate@10s+5s");

        assertThat(drift.holdsAt(Duration.ofMillis(9_999))).isFalse();
        assertThat(drift.holdsAt(Duration.ofSeconds(10))).isTrue();
        assertThat(drift.holdsAt(Duration.ofSeconds(15))).isFalse();
        assertThat(LiveDrift.parse("covariate@10s").holdsAt(Duration.ofDays(1))).isTrue();
    }
}

package io.headroom.harness.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.users.behaviour.LiveDrift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MonitorMarksTest {
    private static final Instant START = Instant.ofEpochMilli(1_000_000);
    private final List<String> problems = new ArrayList<>();

    @Test
    void tell_tellsOfEachDriftOnce_whenItBegins() throws Exception {
        try (StubEndpoint monitor = new StubEndpoint(204, "", "");
                MonitorMarks marks = new MonitorMarks(
                        monitor.uri(),
                        START,
                        Duration.ofSeconds(60),
                        List.of(LiveDrift.parse("concept@10s+5s:1"), LiveDrift.parse("label@20s")),
                        problems::add)) {
            marks.tell(Duration.ofSeconds(9));
            assertThat(monitor.requests).isEmpty();
            marks.tell(Duration.ofSeconds(10));
            marks.tell(Duration.ofSeconds(11));
            marks.tell(Duration.ofSeconds(21));

            assertThat(monitor.requests)
                    .containsExactly(
                            "POST /v1/monitor/marks {\"label\":\"concept drift of 1.0\",\"fromMillis\":1010000,\"toMillis\":1015000}",
                            "POST /v1/monitor/marks {\"label\":\"label drift of -0.7\",\"fromMillis\":1020000,\"toMillis\":1060000}");
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void tell_goesOnAndSaysSo_whenTheMonitorTakesNone() throws Exception {
        try (StubEndpoint monitor = new StubEndpoint(404, "", "");
                MonitorMarks marks = new MonitorMarks(
                        monitor.uri(),
                        START,
                        Duration.ofSeconds(60),
                        List.of(LiveDrift.parse("concept@0s")),
                        problems::add)) {
            marks.tell(Duration.ZERO);

            assertThat(problems).singleElement().asString().contains("HTTP 404");
        }
    }
}

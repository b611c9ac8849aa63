package io.headroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MonitorRecordTest {
    @Test
    void line_addsUpWhatTheReportSays() throws IOException {
        String json = """
                {"service":{"log":{"lagRecords":3}},
                 "view":{"counts":{"impressions":2400,"interactions":11000},"window":1000,"windows":2,"alarms":[{}],
                  "skew":{"digestFaults":1,"rows":[{"checked":2000,"faults":2},{"checked":20000,"faults":4}]}}}
                """;

        assertThat(MonitorRecord.line(new ObjectMapper().readTree(json)))
                .isEqualTo(
                        "monitor: 2,400 answers and 11,000 events read, 3 to be read; 2 windows of 1,000 requests, 1 alarms;"
                                + " 22,000 rows derived again, 7 differ");
    }

    @Test
    void line_isWholeForAReportThatKnowsNothing() throws IOException {
        assertThat(MonitorRecord.line(new ObjectMapper().readTree("{}")))
                .startsWith("monitor: 0 answers and 0 events read, 0 to be read");
    }
}

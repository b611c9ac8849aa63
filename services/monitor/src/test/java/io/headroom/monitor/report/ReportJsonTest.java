package io.headroom.monitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.monitor.page.SampleReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private final MonitorReport report = SampleReport.at(1_795_000_000_000L, true);

    @Test
    void write_hasNoNumberThatIsNone() {
        String json = new String(ReportJson.write(report), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("NaN").doesNotContain("Infinity").contains("\"wasserstein\":null");
    }

    @Test
    void write_leavesOutWhatIsNotThere() throws IOException {
        JsonNode json = json();

        assertThat(json.at("/service").has("referenceProblem")).isFalse();
        assertThat(json.at("/view/alarms/0").has("cleared")).isTrue();
        assertThat(json.at("/view/alarms/1").has("cleared")).isFalse();
        assertThat(json.at("/view/quality/changes/1").has("newestChangeMillis")).isFalse();
    }

    @Test
    void write_tellsFamilyAndStateOfAlarms() throws IOException {
        assertThat(json().at("/view/alarms/1/family").asText()).isEqualTo("DATA_DRIFT");
        assertThat(json().at("/view/alarms/1/active").asBoolean()).isTrue();
        assertThat(json().at("/view/detectors/0/family").asText()).isEqualTo("DATA_DRIFT");
    }

    @Test
    void write_keepsTheNamesOthersReadBy() throws IOException {
        for (String path : List.of(
                "/service/atMillis",
                "/service/bundle",
                "/service/log/lagRecords",
                "/service/state/savedAtMillis",
                "/service/past/0/version",
                "/view/counts/impressions",
                "/view/features/0/distances/psi",
                "/view/features/0/histogram/reference",
                "/view/predictions/0/referenceFrom",
                "/view/quality/points/0/auc",
                "/view/skew/rows/0/faults",
                "/view/health/burns/0/longRate",
                "/view/marks/0/label")) {
            assertThat(json().at(path).isMissingNode()).as(path).isFalse();
        }
    }

    @Test
    void pastBundle_isReadAsItWasWritten() throws IOException {
        PastBundle past = PastBundle.of(report.view().orElseThrow());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        past.writeTo(new DataOutputStream(bytes));

        assertThat(PastBundle.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(past);
        assertThat(past.active()).isEqualTo(2);
        assertThat(past.auc()).isPresent();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(ReportJson.write(report));
    }
}

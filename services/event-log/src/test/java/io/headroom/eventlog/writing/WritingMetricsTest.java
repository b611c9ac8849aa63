package io.headroom.eventlog.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class WritingMetricsTest {
    @Test
    void whatWaits_isShownInRecordsAndInBytes() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new WritingMetrics(registry).watchWriting(() -> 3, () -> 700, () -> true);

        assertThat(registry.get(WritingMetrics.BUFFERED_RECORDS).gauge().value())
                .isEqualTo(3);
        assertThat(registry.get(WritingMetrics.BUFFERED_BYTES).gauge().value()).isEqualTo(700);
        assertThat(registry.get(WritingMetrics.CONNECTED).gauge().value()).isEqualTo(1);
    }
}

package io.headroom.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConsoleSummaryTest {
    @Test
    void render_showsEachStageAndNoReason_whenTheRunPassed() {
        assertThat(ConsoleSummary.render(SampleRuns.passing()).lines())
                .hasSize(8)
                .first()
                .asString()
                .startsWith("PASS  100 requests/s for 60 s: 6,031 answered, 0 errors");
    }

    @Test
    void render_listsTheReasons_whenTheRunFailed() {
        assertThat(ConsoleSummary.render(SampleRuns.failing()))
                .startsWith("FAIL ")
                .contains(" over")
                .contains("  - candidates p99 is ");
    }
}

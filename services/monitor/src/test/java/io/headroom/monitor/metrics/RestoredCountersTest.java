package io.headroom.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitor.page.SampleReport;
import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a restart a total must not be seen to begin at zero: its rise to what was restored would be an alert. */
class RestoredCountersTest {
    private static final long NOW = 1_800_000_000_000L;

    static List<Function<MeterRegistry, ReportListener>> listeners() {
        return List.of(SkewMetrics::new, AlarmMetrics::new, ConsumptionMetrics::new, QualityMetrics::new);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void counters_areNotExported_beforeTheirTotalsAreKnown(Function<MeterRegistry, ReportListener> metrics) {
        MeterRegistry registry = new SimpleMeterRegistry();
        ReportListener listener = metrics.apply(registry);
        assertThat(counters(registry)).isEmpty();

        listener.published(MonitorReport.starting(NOW));
        assertThat(counters(registry)).isEmpty();

        listener.published(SampleReport.at(NOW, true));
        assertThat(counters(registry)).isNotEmpty();
        int known = counters(registry).size();

        listener.published(SampleReport.at(NOW + 1_000, true));
        assertThat(counters(registry)).hasSize(known);
    }

    private static List<FunctionCounter> counters(MeterRegistry registry) {
        return registry.getMeters().stream()
                .filter(FunctionCounter.class::isInstance)
                .map(FunctionCounter.class::cast)
                .toList();
    }
}

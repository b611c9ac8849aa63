package io.headroom.eventlog.reading;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the metrics of reading the log. */
final class ReadingMetrics {
    static final String READ = "headroom.event.log.read";
    static final String UNREADABLE = "headroom.event.log.unreadable";
    static final String LOST = "headroom.event.log.lost";
    static final String LATE = "headroom.event.log.late";
    static final String LAG = "headroom.event.log.lag";
    static final String CONNECTED = "headroom.event.log.connected";

    private static final String RECORDS = "records";

    private ReadingMetrics() {}

    /** Shows how the latest reader of the process fares. */
    static void watch(MeterRegistry registry, Supplier<ReadingState> state) {
        count(registry, READ, "Records of the event log that were handed out", state, ReadingState::read);
        count(
                registry,
                UNREADABLE,
                "Records of the event log that were skipped, being of no known schema",
                state,
                ReadingState::unreadable);
        count(
                registry,
                LOST,
                "Records of the event log that were deleted before they were read",
                state,
                ReadingState::lost);
        count(
                registry,
                LATE,
                "Records of the event log that were handed out after one that belongs behind them",
                state,
                ReadingState::late);
        gauge(
                registry,
                LAG,
                "Records of the event log that were not handed out yet",
                RECORDS,
                state,
                ReadingState::lag);
        gauge(
                registry,
                CONNECTED,
                "1 while the broker of the event log answers",
                null,
                state,
                now -> now.connected() ? 1 : 0);
    }

    private static void count(
            MeterRegistry registry,
            String name,
            String description,
            Supplier<ReadingState> state,
            ToDoubleFunction<ReadingState> value) {
        FunctionCounter.builder(name, state, now -> value.applyAsDouble(now.get()))
                .description(description)
                .baseUnit(RECORDS)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String unit,
            Supplier<ReadingState> state,
            ToDoubleFunction<ReadingState> value) {
        Gauge.builder(name, () -> value.applyAsDouble(state.get()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }
}

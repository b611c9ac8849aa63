package io.headroom.monitor.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Counters whose totals outlive the process in its saved state. They are exported from the first report of a bundle on: one that began at zero and
 * jumped to what was restored would look like so many new events to {@code increase()}. For one thread after another.
 */
final class RestoredCounters {
    private final MeterRegistry registry;
    private final List<FunctionCounter.Builder<?>> waiting = new ArrayList<>();

    RestoredCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(FunctionCounter.Builder<?> counter) {
        waiting.add(counter);
    }

    /** Says that the totals are known; what was added is exported now. */
    void totalsAreKnown() {
        waiting.forEach(counter -> counter.register(registry));
        waiting.clear();
    }
}

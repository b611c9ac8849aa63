package io.headroom.monitor.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** The lines of a gauge that has one for each of a set of names. What is not a number has no line. */
final class Rows {
    private final List<MultiGauge.Row<?>> rows = new ArrayList<>();

    void add(double value, String... tags) {
        if (Double.isFinite(value)) {
            rows.add(MultiGauge.Row.of(Tags.of(tags), value));
        }
    }

    void replace(MultiGauge gauge) {
        gauge.register(rows, true);
    }
}

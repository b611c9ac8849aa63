package io.headroom.runtime.metrics;

import io.headroom.runtime.deadlines.CallScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code headroom_wasted_work_seconds_total}: time of this service's threads that went into results nobody waited for, by stage and reason. */
public final class WastedWork {
    public static final String WASTED_WORK = "headroom.wasted.work";

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<CallScope.Over, Counter> counters = new EnumMap<>(CallScope.Over.class);

    /** @param stage whose work it is */
    public WastedWork(MeterRegistry registry, String stage) {
        for (CallScope.Over reason : CallScope.Over.values()) {
            counters.put(
                    reason,
                    Counter.builder(WASTED_WORK)
                            .description("Time spent on results nobody waited for")
                            .baseUnit("seconds")
                            .tag("stage", stage)
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    public void add(CallScope.Over reason, long nanos) {
        counters.get(reason).increment(nanos / NANOS_PER_SECOND);
    }
}

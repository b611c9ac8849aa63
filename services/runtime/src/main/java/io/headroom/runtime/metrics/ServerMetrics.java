package io.headroom.runtime.metrics;

import io.grpc.Status;
import io.headroom.runtime.budgets.Scenario;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code headroom_server_seconds} by method and status, and {@code headroom_expired_calls_total}. */
@ApplicationScoped
public class ServerMetrics {
    public static final String SERVER_SECONDS = "headroom.server";
    public static final String EXPIRED_CALLS = "headroom.expired.calls";

    private final MeterRegistry registry;
    private final Scenario scenario;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public ServerMetrics(MeterRegistry registry, Scenario scenario) {
        this.registry = registry;
        this.scenario = scenario;
    }

    public void served(String method, Status.Code code, long spentNanos) {
        timers.computeIfAbsent(method + " " + code, key -> timer(method, code))
                .record(spentNanos, TimeUnit.NANOSECONDS);
    }

    public void refusedAsExpired(String method) {
        registry.counter(EXPIRED_CALLS, "method", method).increment();
    }

    private Timer timer(String method, Status.Code code) {
        return Timer.builder(SERVER_SECONDS)
                .description("Time from a call's arrival to its answer")
                .tag("method", method)
                .tag("status", code.name())
                .serviceLevelObjectives(BudgetBuckets.of(scenario.request()))
                .register(registry);
    }
}

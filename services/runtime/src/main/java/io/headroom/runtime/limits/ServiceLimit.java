package io.headroom.runtime.limits;

import io.headroom.runtime.budgets.Scenario;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** This service's limit, where it has one, measured: {@value #LIMIT}, {@value #IN_FLIGHT} and {@value #SHED}, by stage. */
@ApplicationScoped
public class ServiceLimit {
    public static final String LIMIT = "headroom.limit";
    public static final String IN_FLIGHT = "headroom.limit.in.flight";
    public static final String SHED = "headroom.shed";

    private static final Logger LOG = Logger.getLogger(ServiceLimit.class);
    private static final String WHOLE_REQUEST = "request";
    private static final String STAGE = "stage";

    private final Optional<AdaptiveLimit> limit;
    private final Optional<Counter> shed;

    public ServiceLimit(LimitConfig config, Scenario scenario, MeterRegistry registry) {
        this.limit = config.stage()
                .map(stage -> new AdaptiveLimit(settings(config, timeout(stage, scenario)), System::nanoTime));
        this.shed = config.stage().map(stage -> Counter.builder(SHED)
                .description("Requests refused at once because too many were under way")
                .tag(STAGE, stage)
                .register(registry));
        limit.ifPresent(made -> watch(made, config.stage().orElseThrow(), registry));
    }

    /** Empty where the service has none. */
    public Optional<AdaptiveLimit> limit() {
        return limit;
    }

    /** A request was refused. */
    public void shed() {
        shed.ifPresent(Counter::increment);
    }

    private static void watch(AdaptiveLimit limit, String stage, MeterRegistry registry) {
        Gauge.builder(LIMIT, limit, AdaptiveLimit::limit)
                .description("Requests that may be under way at one time")
                .tag(STAGE, stage)
                .strongReference(true)
                .register(registry);
        Gauge.builder(IN_FLIGHT, limit, AdaptiveLimit::inFlight)
                .description("Requests under way")
                .tag(STAGE, stage)
                .strongReference(true)
                .register(registry);
        LOG.debugf("%s starts with a limit of %d", stage, limit.limit());
    }

    private static Duration timeout(String stage, Scenario scenario) {
        return WHOLE_REQUEST.equals(stage)
                ? scenario.request().timeout()
                : scenario.stage(stage).timeout();
    }

    private static LimitSettings settings(LimitConfig config, Duration timeout) {
        return new LimitSettings(
                config.initial(),
                config.least(),
                config.most(),
                config.backoff(),
                config.lateAfter().orElse(Duration.ofNanos(Math.round(timeout.toNanos() * config.lateShare()))));
    }
}

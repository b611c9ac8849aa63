package io.headroom.monitor.consuming;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the log is watched no longer, which only a new start mends. */
@Liveness
@Singleton
public final class ConsumptionHealth implements HealthCheck {
    private final Consumption consumption;

    ConsumptionHealth(Consumption consumption) {
        this.consumption = consumption;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("watching")
                .status(!consumption.hasFailed())
                .build();
    }
}

package io.headroom.runtime.readiness;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness. A service starts cold and says so; when it has loaded its bundle and run its own paths until they are compiled, it calls
 * {@link #done()}. From the first moment of a shutdown it is not ready again.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {
    private enum State {
        WARMING,
        WARM,
        STOPPING
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WARMING);

    public void done() {
        state.compareAndSet(State.WARMING, State.WARM);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm")
                .status(state.get() == State.WARM)
                .withData("state", state.get().name())
                .build();
    }

    void stopping(@Observes ShutdownEvent event) {
        state.set(State.STOPPING);
    }
}

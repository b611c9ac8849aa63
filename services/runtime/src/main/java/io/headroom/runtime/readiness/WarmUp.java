package io.headroom.runtime.readiness;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness. A service starts cold and says so, with the reason once there is one; when it has loaded its bundle and run its own paths until
 * they are compiled, {@link #done()} is called. From the first moment of a shutdown it is not ready again. Thread-safe.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {
    private enum Phase {
        WARMING,
        WARM,
        STOPPING
    }

    private record State(Phase phase, Optional<String> reason) {}

    private final AtomicReference<State> state = new AtomicReference<>(new State(Phase.WARMING, Optional.empty()));
    private final CompletableFuture<Void> warm = new CompletableFuture<>();

    public void done() {
        whileWarming(new State(Phase.WARM, Optional.empty()));
        if (isDone()) {
            warm.complete(null);
        }
    }

    /** Runs it when the service is warm, on the thread that says so; at once where it is already. */
    public void whenDone(Runnable action) {
        CompletableFuture<Void> unused = warm.thenRun(action);
    }

    /** Says why it is still not ready. */
    public void notYet(String reason) {
        whileWarming(new State(Phase.WARMING, Optional.of(reason)));
    }

    public boolean isDone() {
        return state.get().phase() == Phase.WARM;
    }

    public boolean isStopping() {
        return state.get().phase() == Phase.STOPPING;
    }

    @Override
    public HealthCheckResponse call() {
        State now = state.get();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("warm")
                .status(now.phase() == Phase.WARM)
                .withData("state", now.phase().name());
        now.reason().ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }

    /** Before any other observer, for some wait until what they have started sees it. */
    public void stopping(@Observes @Priority(0) ShutdownEvent event) {
        state.set(new State(Phase.STOPPING, Optional.empty()));
    }

    private void whileWarming(State next) {
        state.updateAndGet(now -> now.phase() == Phase.WARMING ? next : now);
    }
}

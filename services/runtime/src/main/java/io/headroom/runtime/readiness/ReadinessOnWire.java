package io.headroom.runtime.readiness;

import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.headroom.runtime.replicas.ReplicaBalancing;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells callers over gRPC's health service what {@link WarmUp} knows, the moment it changes, so that a replica gets no calls before it is warm
 * and none from the first moment of its shutdown. Does nothing in a service without gRPC server.
 */
@ApplicationScoped
public class ReadinessOnWire {
    private final Instance<GrpcHealthStorage> storages;
    private final WarmUp warmUp;

    public ReadinessOnWire(@Any Instance<GrpcHealthStorage> storages, @Readiness WarmUp warmUp) {
        this.storages = storages;
        this.warmUp = warmUp;
    }

    /** After Quarkus, which says SERVING as soon as the port is open. */
    void started(@Observes @Priority(0) StartupEvent event) {
        tell(ServingStatus.NOT_SERVING);
        warmUp.whenDone(() -> tell(ServingStatus.SERVING));
    }

    /** Callers go elsewhere while this one still answers. */
    void leaving(@Observes @Priority(0) ShutdownDelayInitiatedEvent event) {
        tell(ServingStatus.NOT_SERVING);
    }

    void stopping(@Observes @Priority(0) ShutdownEvent event) {
        tell(ServingStatus.NOT_SERVING);
    }

    /** Under a name of its own, which Quarkus never says anything of, and as the state of the whole server, for others who ask. */
    private void tell(ServingStatus status) {
        for (GrpcHealthStorage storage : storages) {
            storage.setStatus(ReplicaBalancing.READINESS, status);
            storage.setStatus(GrpcHealthStorage.DEFAULT_SERVICE_NAME, status);
        }
    }
}

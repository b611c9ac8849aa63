package io.headroom.runtime.readiness;

import io.grpc.ServerCall;

/** Calls that ask how a service is. They are no work: not counted, not limited, not struck by injected faults. */
public final class HealthCalls {
    private static final String SERVICE = "grpc.health.v1.Health";

    private HealthCalls() {}

    public static boolean isOne(ServerCall<?, ?> call) {
        return SERVICE.equals(call.getMethodDescriptor().getServiceName());
    }
}

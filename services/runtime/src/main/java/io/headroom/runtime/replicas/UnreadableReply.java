package io.headroom.runtime.replicas;

import io.grpc.Status;

/** How gRPC ends a call whose reply is no message of the contract: it cancels it itself, with the parser's complaint as the cause. */
public final class UnreadableReply {
    private UnreadableReply() {}

    public static boolean is(Status status) {
        return status.getCode() == Status.Code.CANCELLED
                && status.getCause() != null
                && status.getDescription() != null
                && status.getDescription().startsWith("Failed to read message");
    }
}

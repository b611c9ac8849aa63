package io.headroom.runtime.replicas;

import io.grpc.Deadline;
import io.grpc.Status;

/** What the end of a call says of the replica that had it. */
enum CallVerdict {
    ANSWERED,
    FAILED,
    INCONCLUSIVE;

    /** @param deadline of the call, or null when it had none */
    static CallVerdict of(Status status, Deadline deadline) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED, UNAVAILABLE, INTERNAL, UNKNOWN, DATA_LOSS, UNIMPLEMENTED -> FAILED;
            // A caller that gave up, or the loser of a hedge; but a reply that cannot be read ends as CANCELLED as
            // well, and so may a deadline.
            case CANCELLED ->
                UnreadableReply.is(status) || (deadline != null && deadline.isExpired()) ? FAILED : INCONCLUSIVE;
            default -> ANSWERED;
        };
    }
}

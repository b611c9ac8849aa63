package io.headroom.runtime.calls;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.headroom.contracts.v1.Outcome;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import io.headroom.runtime.replicas.UnreadableReply;
import java.util.concurrent.CompletionException;

/** The one place where categories become gRPC status and the reverse. */
public final class GrpcStatuses {
    private GrpcStatuses() {}

    /**
     * Category of a status a call ended with. An expired deadline may reach the caller as CANCELLED as well, and so does a reply that cannot
     * be read, long before any deadline.
     */
    public static FailureCategory category(Status status) {
        if (UnreadableReply.is(status)) {
            return FailureCategory.ERROR;
        }
        return switch (status.getCode()) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, NOT_FOUND -> FailureCategory.INVALID;
            case RESOURCE_EXHAUSTED -> FailureCategory.OVERLOADED;
            case DEADLINE_EXCEEDED, CANCELLED -> FailureCategory.DEADLINE_EXCEEDED;
            case UNAVAILABLE -> FailureCategory.UNAVAILABLE;
            default -> FailureCategory.ERROR;
        };
    }

    /** Outcome of a stage that ended in this category. */
    public static Outcome outcome(FailureCategory category) {
        return switch (category) {
            case INVALID -> Outcome.OUTCOME_INVALID;
            case OVERLOADED -> Outcome.OUTCOME_OVERLOADED;
            case DEADLINE_EXCEEDED -> Outcome.OUTCOME_DEADLINE_EXCEEDED;
            case UNAVAILABLE -> Outcome.OUTCOME_UNAVAILABLE;
            case ERROR -> Outcome.OUTCOME_ERROR;
        };
    }

    /** Status to answer with. Only a {@link ServiceException} says why: anything else is a fault whose details stay in the log. */
    static Status status(Throwable failure) {
        return switch (unwrap(failure)) {
            case ServiceException e -> status(e.category()).withDescription(e.getMessage());
            case StatusRuntimeException e -> e.getStatus();
            case StatusException e -> e.getStatus();
            default -> Status.INTERNAL.withDescription("internal error; the service's log has the details");
        };
    }

    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Status status(FailureCategory category) {
        return switch (category) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case OVERLOADED -> Status.RESOURCE_EXHAUSTED;
            case DEADLINE_EXCEEDED -> Status.DEADLINE_EXCEEDED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case ERROR -> Status.INTERNAL;
        };
    }
}

package io.headroom.gateway.problems;

import io.headroom.runtime.failures.FailureCategory;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of problem this API answers with, each with its HTTP status. */
public enum ProblemKind {
    MALFORMED_BODY(400, "malformed-body", "The body is not valid JSON"),
    INVALID_FIELD(400, "invalid-field", "A field of the request is not valid"),
    UNKNOWN_FIELD(400, "unknown-field", "The request has a field that does not exist"),
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    NOT_FOUND(404, "not-found", "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The path does not offer this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer has no form the client accepts"),
    BODY_TOO_SLOW(408, "body-too-slow", "The body does not come"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported"),
    INTERNAL(500, "internal", "The gateway failed"),
    STOPPING(503, "stopping", "The gateway is shutting down"),
    NOT_READY(503, "not-ready", "The gateway has no bundle yet"),
    OVERLOADED(503, "overloaded", "The gateway sheds load"),
    EVENT_LOG_UNAVAILABLE(503, "event-log-unavailable", "The event log does not acknowledge");

    private static final String NAMESPACE = "urn:problem-type:headroom:";

    private final int status;
    private final String name;
    private final String title;

    ProblemKind(int status, String name, String title) {
        this.status = status;
        this.name = name;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The kind as a URN. */
    public String type() {
        return NAMESPACE + name;
    }

    public String title() {
        return title;
    }

    /** The category of a refusal that is no fault of the request; empty for all others. */
    public Optional<FailureCategory> category() {
        return switch (this) {
            case OVERLOADED -> Optional.of(FailureCategory.OVERLOADED);
            case EVENT_LOG_UNAVAILABLE -> Optional.of(FailureCategory.UNAVAILABLE);
            default -> Optional.empty();
        };
    }

    /** The kind that stands for an HTTP status nobody explained further; empty when there is none. */
    static Optional<ProblemKind> ofStatus(int status) {
        return status == BAD_REQUEST.status
                ? Optional.of(BAD_REQUEST)
                : Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }
}

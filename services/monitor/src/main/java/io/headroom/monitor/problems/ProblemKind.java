package io.headroom.monitor.problems;

import java.util.Arrays;

/** The kinds of problem this API answers with, each with its HTTP status. */
public enum ProblemKind {
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    EXPERIMENTS_DISABLED(403, "experiments-disabled", "This monitor takes no marks"),
    NOT_FOUND(404, "not-found", "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The path does not offer this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer has no form the client accepts"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported"),
    INTERNAL(500, "internal", "The monitor failed"),
    NOT_READY(503, "not-ready", "The monitor is not ready");

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

    /** The kind that stands for an HTTP status nobody explained further. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= INTERNAL.status ? INTERNAL : BAD_REQUEST);
    }
}

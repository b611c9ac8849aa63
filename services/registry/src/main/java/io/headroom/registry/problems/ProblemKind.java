package io.headroom.registry.problems;

import java.util.Arrays;

/** The kinds of problem this API answers with, each with its HTTP status. */
public enum ProblemKind {
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    INVALID_BUNDLE(400, "invalid-bundle", "The body is no valid bundle"),
    TOKEN_MISSING(401, "token-missing", "The request needs a token"),
    WRITES_DISABLED(403, "writes-disabled", "This registry takes no writes"),
    NOT_FOUND(404, "not-found", "There is nothing at this path"),
    NOTHING_PROMOTED(404, "nothing-promoted", "No bundle is promoted"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The path does not offer this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer has no form the client accepts"),
    CONFLICT(409, "conflict", "The registry has something else there"),
    BODY_TOO_LARGE(413, "body-too-large", "The bundle is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported"),
    INTERNAL(500, "internal", "The registry failed"),
    NOT_READY(503, "not-ready", "The registry is not ready"),
    BUSY(503, "busy", "The registry is busy"),
    NO_SPACE(507, "no-space", "The registry's disk is full");

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

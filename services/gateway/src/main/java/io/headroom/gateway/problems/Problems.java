package io.headroom.gateway.problems;

/** Problems known only by their HTTP status. */
final class Problems {
    private Problems() {}

    static ProblemException ofStatus(int status, String method, String path) {
        ProblemKind kind = ProblemKind.ofStatus(status)
                .orElse(status >= ProblemKind.INTERNAL.status() ? ProblemKind.INTERNAL : ProblemKind.BAD_REQUEST);
        String shownPath = Problem.echo(path == null ? "" : path);
        return ProblemException.of(
                kind,
                switch (kind) {
                    case NOT_FOUND -> "there is nothing at " + shownPath + "; /q/openapi lists what there is";
                    case METHOD_NOT_ALLOWED -> shownPath + " does not offer " + Problem.echo(method);
                    case NOT_ACCEPTABLE -> "the header Accept must allow application/json";
                    case UNSUPPORTED_MEDIA_TYPE -> "the header Content-Type must be application/json";
                    case INTERNAL -> "the gateway failed; its log has the details under the request id";
                    case STOPPING -> "the gateway is shutting down; ask another one";
                    default -> "the request cannot be understood";
                });
    }
}

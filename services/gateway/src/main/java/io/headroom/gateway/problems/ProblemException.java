package io.headroom.gateway.problems;

import java.util.Optional;

/** A request that cannot be answered, and why; carries no stack trace, because it is the client's fault and not the gateway's. */
public final class ProblemException extends RuntimeException {
    private final ProblemKind kind;
    private final Optional<String> field;
    private final Optional<String> value;

    private ProblemException(ProblemKind kind, String detail, Optional<String> field, Optional<String> value) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
        this.value = value;
    }

    public static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind, detail, Optional.empty(), Optional.empty());
    }

    /** A field whose value breaks a rule; the detail reads "{field} is {value}, but {rule}". */
    public static ProblemException invalidField(String field, String value, String rule) {
        String shown = Problem.echo(value);
        return new ProblemException(
                ProblemKind.INVALID_FIELD,
                Problem.echo(field) + " is " + shown + ", but " + rule,
                Optional.of(Problem.echo(field)),
                Optional.of(shown));
    }

    /** A field that must be there and is not. */
    public static ProblemException missingField(String field, String rule) {
        return new ProblemException(
                ProblemKind.INVALID_FIELD, field + " is missing, but " + rule, Optional.of(field), Optional.empty());
    }

    /** A field this API does not know. */
    public static ProblemException unknownField(String field, String known) {
        String shown = Problem.echo(field);
        return new ProblemException(
                ProblemKind.UNKNOWN_FIELD,
                "there is no field '" + shown + "'; the fields are " + known,
                Optional.of(shown),
                Optional.empty());
    }

    public ProblemKind kind() {
        return kind;
    }

    /** The problem as it is sent. */
    Problem problem(String requestId) {
        return new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                getMessage(),
                kind.category().map(Enum::name),
                field,
                value,
                requestId);
    }
}

package io.headroom.monitor.problems;

/** A request that cannot be done, and why; carries no stack trace, because it is no fault of the monitor's code. */
public final class ProblemException extends RuntimeException {
    private final ProblemKind kind;

    public ProblemException(ProblemKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public ProblemKind kind() {
        return kind;
    }
}

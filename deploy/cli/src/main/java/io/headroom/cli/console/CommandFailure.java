package io.headroom.cli.console;

import java.util.List;

/** A command could not do its work: one line for people, further lines where a log is quoted, and an exit code. */
public final class CommandFailure extends RuntimeException {
    /** The work was tried and failed. */
    public static final int FAILED = 1;
    /** The command was called wrongly. */
    public static final int USAGE = 2;

    /** What was measured proves nothing. */
    public static final int INVALID = 3;

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;
    private final int exitCode;

    public CommandFailure(int exitCode, String message, List<String> details) {
        super(message);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    public static CommandFailure failed(String message) {
        return new CommandFailure(FAILED, message, List.of());
    }

    public static CommandFailure invalid(String message) {
        return new CommandFailure(INVALID, message, List.of());
    }

    public static CommandFailure usage(String message) {
        return new CommandFailure(USAGE, message, List.of());
    }

    public int exitCode() {
        return exitCode;
    }

    public List<String> details() {
        return details;
    }
}

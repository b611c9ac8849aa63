package io.headroom.harness;

/** A load run that cannot start or whose report cannot be written. The message is one line that names what was wrong. */
public final class LoadException extends RuntimeException {
    private final Kind kind;

    /** What stood in the way. */
    public enum Kind {
        /** An option is wrong, or the place for the report cannot be written. */
        USAGE(2),
        /** The target does not answer, or not as the public interface promises; nothing could be measured. */
        TARGET(3);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    public LoadException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public LoadException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Of the process: 2 for wrong usage, 3 when nothing could be measured. */
    public int exitCode() {
        return kind.exitCode;
    }
}

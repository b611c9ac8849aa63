package io.headroom.harness.experiment.target;

/** The system under experiment cannot be acted upon. The message is one line that says what was tried and why it failed. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}

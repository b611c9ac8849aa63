package io.headroom.runtime.failures;

/** A failure whose category and message may be shown to the caller. */
public final class ServiceException extends RuntimeException {
    private final FailureCategory category;

    public ServiceException(FailureCategory category, String message) {
        super(message);
        this.category = category;
    }

    public ServiceException(FailureCategory category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public FailureCategory category() {
        return category;
    }
}

package io.headroom.eventlog;

/** The log did not acknowledge what was to be written. */
public final class EventLogUnavailableException extends RuntimeException {
    public EventLogUnavailableException(String message) {
        super(message);
    }

    public EventLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

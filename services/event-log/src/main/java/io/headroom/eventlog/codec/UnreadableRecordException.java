package io.headroom.eventlog.codec;

/** Bytes of the log that are no record of a schema this build knows. */
public final class UnreadableRecordException extends Exception {
    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}

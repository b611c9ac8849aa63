package io.headroom.harness.ledger;

/** An answer is not what the public interface promises. */
public final class BadBodyException extends Exception {
    public BadBodyException(String message) {
        super(message);
    }

    public BadBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.headroom.world;

/** A world could not be written or read back. The message is one line, fit to be shown to a user as it is. */
public final class WorldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorldException(String message) {
        super(message);
    }

    public WorldException(String message, Throwable cause) {
        super(message, cause);
    }
}

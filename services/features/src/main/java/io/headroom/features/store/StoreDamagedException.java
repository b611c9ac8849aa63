package io.headroom.features.store;

/** The store's files are not what was written: truncated, overwritten, or of another kind. */
public final class StoreDamagedException extends StoreException {
    public StoreDamagedException(String message) {
        super(message);
    }

    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}

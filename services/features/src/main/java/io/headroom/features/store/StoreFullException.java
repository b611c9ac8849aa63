package io.headroom.features.store;

/** Disk or capacity is exhausted. What is stored stays readable. */
public final class StoreFullException extends StoreException {
    public StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }
}

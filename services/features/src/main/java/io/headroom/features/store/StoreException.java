package io.headroom.features.store;

/** The store cannot be opened, read or written. The message names its directory and what is wrong. */
public sealed class StoreException extends RuntimeException
        permits StoreFullException, StoreDamagedException, StoreEmptiedException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

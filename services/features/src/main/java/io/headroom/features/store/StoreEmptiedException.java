package io.headroom.features.store;

/** A shared store's server has lost what it was given: it was restarted without its data, or emptied. It must be filled anew. */
public final class StoreEmptiedException extends StoreException {
    public StoreEmptiedException(String message) {
        super(message);
    }
}

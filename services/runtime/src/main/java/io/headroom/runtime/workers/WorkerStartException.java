package io.headroom.runtime.workers;

/** A worker could not make what it owns; the message says why. */
public final class WorkerStartException extends RuntimeException {
    public WorkerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

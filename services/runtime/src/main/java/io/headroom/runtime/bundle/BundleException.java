package io.headroom.runtime.bundle;

/** A bundle is missing, damaged or cannot be written. The message names the file and what was wrong with it. */
public final class BundleException extends RuntimeException {
    public BundleException(String message) {
        super(message);
    }

    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}

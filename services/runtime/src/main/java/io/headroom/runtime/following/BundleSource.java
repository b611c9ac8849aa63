package io.headroom.runtime.following;

import java.nio.file.Path;

/** Where promoted bundles come from. Blocks; not thread-safe. */
interface BundleSource {
    /** What to call it in messages. */
    String name();

    Promotion current();

    /** The manifest's bytes, as they were published. */
    byte[] manifest(String version);

    /**
     * Writes a file of a bundle, and replaces what is there.
     *
     * @param bytes its size; another one is a failure
     * @throws UnreachableException when it does not come
     */
    void download(String version, String path, long bytes, Path target);

    /** It does not answer, or not as agreed; later it may. */
    final class UnreachableException extends RuntimeException {
        UnreachableException(String message, Throwable cause) {
            super(message, cause);
        }

        UnreachableException(String message) {
            super(message);
        }
    }
}

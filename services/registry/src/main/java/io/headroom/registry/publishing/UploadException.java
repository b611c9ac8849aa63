package io.headroom.registry.publishing;

import java.io.IOException;

/** The client's body cannot be read, which is no matter of this machine's disk. */
final class UploadException extends IOException {
    UploadException(IOException cause) {
        super("the body did not come to its end: " + cause.getMessage(), cause);
    }
}

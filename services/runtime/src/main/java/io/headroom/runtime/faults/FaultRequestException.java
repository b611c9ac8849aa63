package io.headroom.runtime.faults;

/** A fault that cannot be injected; the message names the field, its value and the limit. */
final class FaultRequestException extends RuntimeException {
    FaultRequestException(String message) {
        super(message, null, false, false);
    }
}

package io.headroom.broker;

/** The broker cannot be started on what it was told. */
final class BrokerRefusedException extends RuntimeException {
    BrokerRefusedException(String message) {
        super(message);
    }

    BrokerRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

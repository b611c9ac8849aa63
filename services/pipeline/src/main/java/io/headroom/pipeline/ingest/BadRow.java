package io.headroom.pipeline.ingest;

/** A row cannot be used. Checked, because every reader of rows has to set it aside. */
final class BadRow extends Exception {

    private final Fault fault;

    BadRow(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    BadRow(Fault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** The fault and the value that has it. */
    String reason() {
        return fault.words() + ": " + getMessage();
    }
}

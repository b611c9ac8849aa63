package io.headroom.pipeline.ingest;

/** Why a row is set aside. */
enum Fault {
    COLUMN_COUNT("wrong column count"),
    UNPARSABLE("unparsable number"),
    OUT_OF_RANGE("out of range"),
    UNKNOWN_ITEM("unknown item"),
    REPEATED_ITEM("repeated item"),
    BROKEN_QUOTING("broken quoting"),
    NOT_UTF8("not UTF-8");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

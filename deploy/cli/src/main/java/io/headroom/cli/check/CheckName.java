package io.headroom.cli.check;

/** What can be checked, as it is called on the command line. */
enum CheckName {
    RECOMMENDATION("recommendation"),
    BAD_REQUEST("bad-request"),
    GRPC_HEALTH("grpc-health"),
    MONITOR("monitor");

    private final String word;

    CheckName(String word) {
        this.word = word;
    }

    /** How it is written, for reading and for the list of choices. */
    @Override
    public String toString() {
        return word;
    }
}

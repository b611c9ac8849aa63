package io.headroom.local.state;

/** Where a supervised service stands. */
public enum Phase {
    /** Its process runs and has not said it is ready. */
    STARTING("starting"),
    /** It said it was ready. */
    READY("ready"),
    /** Its process ended and the next start waits. */
    BACKING_OFF("backing off"),
    /** Its process ended and nobody will start it again. */
    DEAD("dead");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

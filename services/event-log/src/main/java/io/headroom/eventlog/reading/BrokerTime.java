package io.headroom.eventlog.reading;

/**
 * What the broker's clock shows at least, told from the log times of records that have come: a clock that wrote a record showed its time before the
 * record was here, and has gone on since. The clock of this machine only measures how much later it is, never what time it is.
 */
final class BrokerTime {
    /** Clocks that run at different rates drift apart; after so long the next record is believed even when it says less. */
    private static final long BELIEVED_MILLIS = 60_000;

    private long ahead;
    private long learntAt;
    private boolean known;

    /**
     * A record with this log time was here at this moment.
     *
     * @param nowMillis of a clock that never goes back
     */
    void seen(long logMillis, long nowMillis) {
        long newAhead = logMillis - nowMillis;
        if (!known || newAhead >= ahead || nowMillis - learntAt > BELIEVED_MILLIS) {
            ahead = newAhead;
            learntAt = nowMillis;
            known = true;
        }
    }

    /** What the broker's clock shows at least at this moment; 0 before any record has come. */
    long atLeast(long nowMillis) {
        return known ? nowMillis + ahead : 0;
    }
}

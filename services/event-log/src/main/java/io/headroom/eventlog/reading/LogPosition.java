package io.headroom.eventlog.reading;

/**
 * How far a partition was handed out.
 *
 * @param nextOffset of the first record that was not
 * @param millis the log time of the latest that was: those after it are taken to be no older, whatever the broker's clock did; 0 before the first
 */
public record LogPosition(long nextOffset, long millis) {
    public LogPosition {
        if (nextOffset < 0 || millis < 0) {
            throw new IllegalArgumentException(
                    "offset " + nextOffset + " and log time " + millis + " must not be below 0");
        }
    }
}

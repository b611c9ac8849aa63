package io.headroom.eventlog.reading;

/**
 * How a reader fares.
 *
 * @param connected whether the broker answered the latest question
 * @param lag records that are in the log and were not handed out, as last known
 * @param read records handed out
 * @param unreadable records skipped because they were no records of a known schema
 * @param lost records that were deleted before they were read; what went with a whole log that was replaced is not known, nor counted
 * @param late records handed out after one that belongs behind them: clocks of brokers that differ by more than the grace
 */
public record ReadingState(boolean connected, long lag, long read, long unreadable, long lost, long late) {
    static final ReadingState BEGINNING = new ReadingState(false, 0, 0, 0, 0, 0);
}

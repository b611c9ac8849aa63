package io.headroom.drift.traffic;

/**
 * Two times: that of the log, which always runs, and that of the data, for which requests are. A store that is not kept up to date is asked
 * for its reference moment again and again, or its rows would age although nothing happens.
 *
 * @param referenceSeconds both begin here
 * @param dataRuns whether the data's time runs with the log's
 */
public record SimulatedClock(long referenceSeconds, boolean dataRuns) {
    public long startMillis() {
        return referenceSeconds * 1_000;
    }

    public long dataSeconds(long atMillis) {
        return dataRuns ? Math.floorDiv(atMillis, 1_000L) + 1 : referenceSeconds;
    }
}

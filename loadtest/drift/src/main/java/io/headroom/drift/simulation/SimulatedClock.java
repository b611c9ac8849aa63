package io.headroom.drift.simulation;

/**
 * Two times: that of the log, which always runs, and that of the data, for which requests are. A store that is not kept up to date is asked
 * for its reference moment again and again, or its rows would age although nothing happens.
 *
 * @param referenceSeconds both begin here
 * @param dataRuns whether the data's time runs with the log's
 */
record SimulatedClock(long referenceSeconds, boolean dataRuns) {
    long startMillis() {
        return referenceSeconds * 1_000;
    }

    long dataSeconds(long atMillis) {
        return dataRuns ? Math.floorDiv(atMillis, 1_000L) + 1 : referenceSeconds;
    }
}

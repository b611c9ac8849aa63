package io.headroom.harness.experiment.figures;

import java.util.OptionalDouble;

/**
 * Faults that follow each other before the system could recover, taken as one, and how the answers went through it. All in seconds; times
 * from the start of the experiment, durations as stated.
 *
 * @param begin of the first fault
 * @param recoverable from when on nothing keeps the system from answering FULL; empty when that time did not come
 * @param detect from the begin to the first answer that was not FULL, or an error; empty when there was none
 * @param firstFull from the begin to the first FULL answer to a request that was due after the first victim; empty when there was none
 * @param recovery from when it could recover to when it had; empty when it had not before the next fault or the end
 */
public record Episode(
        double begin,
        OptionalDouble recoverable,
        OptionalDouble detect,
        OptionalDouble firstFull,
        OptionalDouble recovery) {
    /** Whether any answer showed that something was wrong. */
    public boolean noticed() {
        return detect.isPresent();
    }
}

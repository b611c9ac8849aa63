package io.headroom.harness.driver;

/**
 * An attempt and how it ended. All times are readings of the driver's ticker.
 *
 * @param sentNanos when the request was handed to the network; against the intended start this is the injector's own lag
 * @param doneNanos when the last byte of the answer had come, or the attempt was given up
 */
public record Completion(Attempt attempt, long sentNanos, long doneNanos, Outcome outcome) {
    /** What a user who came at the intended start has waited. */
    public long latencyNanos() {
        return doneNanos - attempt.intendedNanos();
    }

    public long sendLagNanos() {
        return Math.max(0, sentNanos - attempt.intendedNanos());
    }
}

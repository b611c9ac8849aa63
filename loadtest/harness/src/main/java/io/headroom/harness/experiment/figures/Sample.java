package io.headroom.harness.experiment.figures;

/**
 * One request. Times are nanoseconds from the start of the experiment, negative before it.
 *
 * @param dueNanos when it was due
 * @param doneNanos when it ended
 * @param rung of the answer; empty for a request that was not answered well
 * @param error category; empty for one that was
 */
public record Sample(long dueNanos, long doneNanos, String rung, String error) {
    private static final String BEST_RUNG = "FULL";

    public boolean answered() {
        return error.isEmpty();
    }

    public boolean full() {
        return rung.equals(BEST_RUNG);
    }

    public boolean degraded() {
        return answered() && !full();
    }

    public long latencyNanos() {
        return doneNanos - dueNanos;
    }
}

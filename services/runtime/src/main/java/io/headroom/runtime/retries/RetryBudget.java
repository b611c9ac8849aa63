package io.headroom.runtime.retries;

/**
 * How many calls may be sent a second time: a share of all calls, and a reserve that is full at the start, for quiet times. When a peer is in
 * trouble its load thus grows by that share at most (a token bucket, as in Finagle and in gRPC's retry throttling). Thread-safe.
 */
public final class RetryBudget {
    private final double share;
    private final double most;
    private double tokens;

    /**
     * @param share of calls, in 0..1
     * @param reserve calls that may be repeated at any time, also the most that are ever saved up; not negative
     */
    public RetryBudget(double share, double reserve) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of retries is " + share + ", but must lie in 0..1");
        }
        if (!(reserve >= 0)) {
            throw new IllegalArgumentException("reserve of retries is " + reserve + ", but must not be negative");
        }
        this.share = share;
        this.most = Math.max(1, reserve);
        this.tokens = reserve;
    }

    /** A call was made. */
    public synchronized void deposit() {
        tokens = Math.min(most, tokens + share);
    }

    /** Whether one may be repeated; if so it is paid for. */
    public synchronized boolean withdraw() {
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}

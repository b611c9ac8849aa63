package io.headroom.harness.driver;

/** The driver's time: a monotonic reading and a way to wait for one. */
public interface Ticker {
    /** Monotonic reading in nanoseconds; only differences mean something. */
    long nanoTime();

    /**
     * Returns once {@link #nanoTime()} has reached the reading, at once when it already has.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void awaitNanos(long reading) throws InterruptedException;
}

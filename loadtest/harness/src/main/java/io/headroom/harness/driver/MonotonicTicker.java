package io.headroom.harness.driver;

import java.util.concurrent.locks.LockSupport;

/**
 * The machine's monotonic clock. Parks until shortly before the reading and spins for the rest, because a parked thread wakes about 50
 * microseconds late; the spin is short because on a small machine it takes CPU time from the services under load.
 */
public final class MonotonicTicker implements Ticker {
    private static final long SPIN_NANOS = 50_000;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void awaitNanos(long reading) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for the next arrival");
            }
            long remaining = reading - System.nanoTime();
            if (remaining <= 0) {
                return;
            }
            if (remaining > SPIN_NANOS) {
                LockSupport.parkNanos(remaining - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}

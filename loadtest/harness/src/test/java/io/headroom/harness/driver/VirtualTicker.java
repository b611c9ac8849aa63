package io.headroom.harness.driver;

/** Time that passes only when someone waits for it. */
public final class VirtualTicker implements Ticker {
    private long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void awaitNanos(long reading) {
        now = Math.max(now, reading);
    }

    public void advance(long nanos) {
        now += nanos;
    }
}

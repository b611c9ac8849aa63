package io.headroom.local.memory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Watches the resident memory of this process and everything it started, and remembers the highest sum. Pages that several
 * processes share count once for each, so the figure is never too low for want of sharing. Thread-safe.
 */
public final class MemorySampler implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("memory-sampler").unstarted(task));
    private volatile long peakBytes;

    private MemorySampler() {}

    /** Starts sampling; the first sample is taken before this returns. */
    public static MemorySampler start(Duration interval) {
        MemorySampler sampler = new MemorySampler();
        sampler.sample();
        long nanos = interval.toNanos();
        var unused = sampler.timer.scheduleWithFixedDelay(sampler::sample, nanos, nanos, TimeUnit.NANOSECONDS);
        return sampler;
    }

    /** The highest sum seen so far. */
    public long peakBytes() {
        return peakBytes;
    }

    private synchronized void sample() {
        ProcessHandle self = ProcessHandle.current();
        LongStream sizes = Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(handle -> ResidentMemory.currentBytes(handle.pid()).orElse(0));
        peakBytes = Math.max(peakBytes, sizes.sum());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

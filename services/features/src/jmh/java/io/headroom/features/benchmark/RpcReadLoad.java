package io.headroom.features.benchmark;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.FeatureStoreGrpc.FeatureStoreStub;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.loading.BundleViews;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Open-loop load on a running feature store: reads of 500 rows x 32 values arrive as a Poisson process whatever the answers do, and their
 * time is counted from the moment they were meant to be sent.
 */
public final class RpcReadLoad {
    private static final long SEED = 1;
    private static final double NANOS_PER_SECOND = 1e9;
    /** A parked thread wakes about so much late. */
    private static final long SPIN_NANOS = 50_000;

    private static final long HIGHEST_MICROS = 60_000_000;

    private final FeatureStoreStub store;
    private final double readsPerSecond;
    private final Random random = new Random(SEED);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Histogram lagMicros = new Histogram(HIGHEST_MICROS, 3);

    private RpcReadLoad(FeatureStoreStub store, double readsPerSecond) {
        this.store = store;
        this.readsPerSecond = readsPerSecond;
    }

    /** @param arguments {@code host:port}, reads a second, seconds of warm-up, seconds of measurement */
    public static void main(String[] arguments) {
        ManagedChannel channel = NettyChannelBuilder.forTarget(arguments[0])
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            RpcReadLoad load = new RpcReadLoad(FeatureStoreGrpc.newStub(channel), Double.parseDouble(arguments[1]));
            load.run(Integer.parseInt(arguments[2]));
            Histogram micros = load.run(Integer.parseInt(arguments[3]));
            System.out.printf(
                    "reads %d (%d failed), %d rows x %d values, offered %s/s: p50 %d us, p99 %d us, p999 %d us, max %d us; sent late by p99 %d us%n",
                    micros.getTotalCount(),
                    load.failures.get(),
                    BenchmarkData.ROWS_PER_READ,
                    BenchmarkData.COLUMNS,
                    arguments[1],
                    micros.getValueAtPercentile(50),
                    micros.getValueAtPercentile(99),
                    micros.getValueAtPercentile(99.9),
                    micros.getMaxValue(),
                    load.lagMicros.getValueAtPercentile(99));
        } finally {
            channel.shutdownNow();
        }
    }

    private Histogram run(int seconds) {
        Histogram micros = new SynchronizedHistogram(HIGHEST_MICROS, 3);
        lagMicros.reset();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long next = System.nanoTime();
        while (next < end) {
            ReadRequest request = request();
            waitUntil(next);
            lagMicros.recordValue(microsSince(next));
            unanswered.incrementAndGet();
            store.read(request, new Answer(next, micros));
            next += (long) (-Math.log1p(-random.nextDouble()) / readsPerSecond * NANOS_PER_SECOND);
        }
        while (unanswered.get() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return micros;
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static long microsSince(long nanoTime) {
        return Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanoTime));
    }

    private ReadRequest request() {
        ViewRead.Builder read = ViewRead.newBuilder().setView(BundleViews.ITEM);
        for (int row = 0; row < BenchmarkData.ROWS_PER_READ; row++) {
            read.addEntityIds(1 + random.nextInt(BenchmarkData.ITEMS));
        }
        return ReadRequest.newBuilder().addReads(read).build();
    }

    private final class Answer implements StreamObserver<ReadReply> {
        private final long due;
        private final Histogram micros;

        private Answer(long due, Histogram micros) {
            this.due = due;
            this.micros = micros;
        }

        @Override
        public void onNext(ReadReply reply) {
            micros.recordValue(microsSince(due));
        }

        @Override
        public void onError(Throwable failure) {
            failures.incrementAndGet();
            unanswered.decrementAndGet();
        }

        @Override
        public void onCompleted() {
            unanswered.decrementAndGet();
        }
    }
}

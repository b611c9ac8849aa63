package io.headroom.features.serving;

import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.features.store.StoreException;
import io.headroom.features.writing.StoreFailures;
import io.headroom.runtime.calls.CallDeadline;
import io.headroom.runtime.calls.InFlightCalls;
import io.headroom.runtime.calls.Replies;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import io.headroom.runtime.metrics.WastedWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The gRPC face of the store. Reads of the embedded store are answered on the event loop: they take microseconds and wait for nothing. */
@GrpcService
public class FeatureStoreService extends FeatureStoreGrpc.FeatureStoreImplBase {
    private static final String STAGE = "features";

    private final OnlineFeatures features;
    private final FeaturesConfig config;
    private final InFlightCalls calls;
    private final WastedWork wasted;

    public FeatureStoreService(
            OnlineFeatures features, FeaturesConfig config, InFlightCalls calls, MeterRegistry registry) {
        this.wasted = new WastedWork(registry, STAGE);
        this.features = features;
        this.config = config;
        this.calls = calls;
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadReply> observer) {
        if (calls.count() > config.read().inFlight()) {
            Replies.fail(observer, tooMany());
            return;
        }
        CallScope scope = CallDeadline.scope(config.read().atMost(), observer);
        answer(observer, () -> read(request, scope));
    }

    /** Nothing can stop a read that has begun; but its time is counted as wasted when it ends too late for its caller. */
    private CompletableFuture<ReadReply> read(ReadRequest request, CallScope scope) {
        long startedAt = System.nanoTime();
        return features.read(request).thenApply(reply -> {
            scope.over().ifPresent(reason -> wasted.add(reason, System.nanoTime() - startedAt));
            return reply;
        });
    }

    /** Replies that the network does not take pile up in memory: an overloaded process sheds reads before that stops it. */
    private ServiceException tooMany() {
        return new ServiceException(
                FailureCategory.OVERLOADED,
                "more than " + config.read().inFlight() + " calls are in flight (headroom.features.read.in-flight)");
    }

    @Override
    public void write(WriteRequest request, StreamObserver<WriteReply> observer) {
        answer(observer, () -> features.writes().write(request));
    }

    private static <R> void answer(StreamObserver<R> observer, Supplier<CompletableFuture<R>> work) {
        Replies.answer(observer, () -> work.get().exceptionallyCompose(FeatureStoreService::failed));
    }

    private static <R> CompletableFuture<R> failed(Throwable failure) {
        Throwable cause = StoreFailures.cause(failure);
        return CompletableFuture.failedFuture(
                cause instanceof StoreException known ? StoreFailures.asService(known) : cause);
    }
}

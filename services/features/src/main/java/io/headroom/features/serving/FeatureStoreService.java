package io.headroom.features.serving;

import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.features.store.StoreException;
import io.headroom.features.writing.StoreFailures;
import io.headroom.runtime.calls.Replies;
import io.quarkus.grpc.GrpcService;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The gRPC face of the store. Reads are answered on the event loop: they take microseconds and wait for nothing. */
@GrpcService
public class FeatureStoreService extends FeatureStoreGrpc.FeatureStoreImplBase {
    private final OnlineFeatures features;

    public FeatureStoreService(OnlineFeatures features) {
        this.features = features;
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadReply> observer) {
        answer(
                observer,
                served -> CompletableFuture.completedFuture(served.reads().read(request)));
    }

    @Override
    public void write(WriteRequest request, StreamObserver<WriteReply> observer) {
        answer(observer, served -> served.writes().write(request));
    }

    private <R> void answer(StreamObserver<R> observer, Function<ServedFeatures, CompletableFuture<R>> work) {
        try {
            Replies.send(work.apply(features.served()), observer);
        } catch (StoreException e) {
            Replies.fail(observer, StoreFailures.asService(e));
        } catch (RuntimeException e) {
            Replies.fail(observer, e);
        }
    }
}

package io.headroom.runtime.calls;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sends the outcome of asynchronous work as the one reply of a unary call. */
public final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);

    private Replies() {}

    /** Begins the work and replies when it is done; what stops it from beginning is answered as well. */
    public static <R> void answer(StreamObserver<R> observer, Supplier<CompletableFuture<R>> work) {
        CompletableFuture<R> begun;
        try {
            begun = work.get();
        } catch (RuntimeException e) {
            fail(observer, e);
            return;
        }
        send(begun, observer);
    }

    /** Replies when the work is done. Nobody is told when the caller has gone; a fault without a category is logged here. */
    public static <R> void send(CompletableFuture<R> work, StreamObserver<R> observer) {
        CompletableFuture<R> unused = work.whenComplete((reply, failure) -> {
            if (observer instanceof ServerCallStreamObserver<R> call && call.isCancelled()) {
                return;
            }
            if (failure == null) {
                observer.onNext(reply);
                observer.onCompleted();
            } else {
                fail(observer, failure);
            }
        });
    }

    /** Refuses a call before any work was begun. */
    public static void fail(StreamObserver<?> observer, Throwable failure) {
        Status status = GrpcStatuses.status(failure);
        if (status.getCode() == Status.Code.INTERNAL) {
            LOG.error("call failed", GrpcStatuses.unwrap(failure));
        }
        observer.onError(status.asRuntimeException());
    }
}

package io.headroom.runtime.calls;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Cancellation;
import io.headroom.runtime.deadlines.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The deadline and the cancellation of the gRPC call being served. Ask for it in the handler's first lines and pass it on: other threads do not know it. */
public final class CallDeadline {
    private CallDeadline() {}

    /** For how long the caller waits: until the deadline it granted, or {@code atMost}, and no longer than its call is open. */
    public static CallScope scope(Duration atMost, StreamObserver<?> observer) {
        Cancellation cancellation = new Cancellation();
        if (observer instanceof ServerCallStreamObserver<?> call) {
            call.setOnCancelHandler(cancellation::cancel);
        }
        return new CallScope(current(atMost), cancellation);
    }

    /** What the caller granted, or {@code atMost} where it granted more or did not say. */
    public static Deadline current(Duration atMost) {
        io.grpc.Deadline granted = Context.current().getDeadline();
        if (granted == null) {
            return Deadline.after(atMost, System::nanoTime);
        }
        long nanos = Math.min(atMost.toNanos(), granted.timeRemaining(TimeUnit.NANOSECONDS));
        return Deadline.after(Duration.ofNanos(nanos), System::nanoTime);
    }
}

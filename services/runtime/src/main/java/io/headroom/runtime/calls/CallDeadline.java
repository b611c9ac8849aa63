package io.headroom.runtime.calls;

import io.grpc.Context;
import io.headroom.runtime.deadlines.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The deadline of the gRPC call being served. Ask for it in the handler's first lines and pass it on: other threads do not know it. */
public final class CallDeadline {
    private CallDeadline() {}

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

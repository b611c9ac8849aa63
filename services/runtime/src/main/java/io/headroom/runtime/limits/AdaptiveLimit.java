package io.headroom.runtime.limits;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets in so many calls at one time as are answered in time: one more after an answer in time, a tenth fewer after one that was late (additive
 * increase, multiplicative decrease; concurrency-limits by Netflix). Takes well below a microsecond. Thread-safe.
 */
public final class AdaptiveLimit {
    private final SimpleLimiter<Void> limiter;
    private final LimitSettings settings;
    private final LongSupplier nanoTime;

    /** @param nanoTime a monotonic clock */
    public AdaptiveLimit(LimitSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.limiter = SimpleLimiter.newBuilder()
                .nanoClock(nanoTime)
                .limit(AIMDLimit.newBuilder()
                        .initialLimit(settings.initial())
                        .minLimit(settings.least())
                        .maxLimit(settings.most())
                        .backoffRatio(settings.backoff())
                        .timeout(settings.lateAfter().toNanos(), TimeUnit.NANOSECONDS)
                        .build())
                .build();
    }

    /** A place among the calls under way, to be given back exactly once; empty when there is none. */
    public Optional<Place> enter() {
        return limiter.acquire(null).map(listener -> new Place(listener, nanoTime.getAsLong()));
    }

    /** Calls that may be under way now. */
    public int limit() {
        return limiter.getLimit();
    }

    public int inFlight() {
        return limiter.getInflight();
    }

    /** A call under way. How it ends teaches the limit. */
    public final class Place {
        private final Limiter.Listener listener;
        private final long enteredAt;

        private Place(Limiter.Listener listener, long enteredAt) {
            this.listener = listener;
            this.enteredAt = enteredAt;
        }

        /** It was answered; in time or not, the clock says. */
        public void answered() {
            listener.onSuccess();
        }

        /** It could not be done for lack of time or room. */
        public void dropped() {
            listener.onDropped();
        }

        /** It ended for a reason that says nothing of the load. */
        public void ignored() {
            listener.onIgnore();
        }

        /** Its caller gave up: for lack of time, when the answer was late by then. */
        public void abandoned() {
            Duration spent = Duration.ofNanos(nanoTime.getAsLong() - enteredAt);
            if (spent.compareTo(settings.lateAfter()) > 0) {
                dropped();
            } else {
                ignored();
            }
        }
    }
}

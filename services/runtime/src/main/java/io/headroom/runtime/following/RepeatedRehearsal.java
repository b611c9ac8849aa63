package io.headroom.runtime.following;

import io.headroom.runtime.readiness.WarmUp;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Repeats a rehearsal until it succeeds; until then readiness says why it is not there. A service that cannot do on its own what it rehearses
 * would only fail its callers. What is rehearsed must need no peer, so that one that is absent is never the cause: without it the service
 * answers as well as it can, which is what it is ready for.
 */
final class RepeatedRehearsal {
    private static final Logger LOG = Logger.getLogger(RepeatedRehearsal.class);

    private final String service;
    private final WarmUp readiness;
    private final Duration retryAfter;
    private final LongConsumer pauseNanos;

    /** @param pauseNanos waits so many nanoseconds */
    RepeatedRehearsal(String service, WarmUp readiness, Duration retryAfter, LongConsumer pauseNanos) {
        this.service = service;
        this.readiness = readiness;
        this.retryAfter = retryAfter;
        this.pauseNanos = pauseNanos;
    }

    /** Returns when a rehearsal has succeeded or the service is stopping. */
    void run(Runnable rehearsal) {
        String told = "";
        while (!readiness.isStopping()) {
            try {
                rehearsal.run();
                readiness.done();
                return;
            } catch (RuntimeException e) {
                String reason = reasonOf(e);
                readiness.notYet(reason);
                if (!reason.equals(told)) {
                    LOG.warnf("%s is not ready, and rehearses again every %s: %s", service, retryAfter, reason);
                    LOG.debug("the failure in full", e);
                    told = reason;
                }
                pauseNanos.accept(retryAfter.toNanos());
            }
        }
    }

    private static String reasonOf(RuntimeException failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

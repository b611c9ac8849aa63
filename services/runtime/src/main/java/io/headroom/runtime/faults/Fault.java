package io.headroom.runtime.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to go wrong.
 *
 * @param share of the calls it meets that it strikes, above 0 and at most 1
 * @param caller only calls of this service; empty for all
 * @param lasting after which it strikes no more; empty for until it is removed
 * @param seed of which calls are struck and how
 */
public record Fault(Effect effect, double share, Optional<String> caller, Optional<Duration> lasting, long seed) {
    /** What happens to a call that is struck. */
    public sealed interface Effect {
        FaultKind kind();
    }

    /** The call begins later. */
    public record Delay(DelayDistribution distribution) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.DELAY;
        }
    }

    /**
     * The call is answered with an error.
     *
     * @param status a gRPC status code by name, or an HTTP status as a number, as the service speaks
     */
    public record Failure(String status) implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.ERROR;
        }
    }

    /** The call is never answered. */
    public record Drop() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.DROP;
        }
    }

    /** Bytes of the answer are changed. */
    public record Corruption() implements Effect {
        @Override
        public FaultKind kind() {
            return FaultKind.CORRUPT;
        }
    }

    public boolean concerns(Optional<String> from) {
        return caller.isEmpty() || caller.equals(from);
    }
}

package io.headroom.gateway.ladder;

import java.util.Optional;

/**
 * One step of the degradation ladder: a way to answer from what the stages brought. It is asked only when no better step could answer.
 * Implementations are immutable and thread-safe, do not block and do no input or output.
 */
@FunctionalInterface
public interface Rung {
    /** The items to choose from; empty when the stages did not bring what this rung needs. */
    Optional<Slate> offer(Findings findings);
}

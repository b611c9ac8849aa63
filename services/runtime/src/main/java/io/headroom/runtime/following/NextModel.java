package io.headroom.runtime.following;

/**
 * A service's model of one bundle, made beside the one that serves. Its methods are called one after the other, by one thread: {@link
 * #rehearse} once or more, then either {@link #serve} or {@link #discard}.
 */
public interface NextModel {
    /** Runs its own paths until they are compiled and shown to work. Blocks for seconds; throws what went wrong. */
    void rehearse();

    /** Answers come from it from now on. What served before ends once its calls have. */
    void serve();

    /** Ends it; it never serves, or no longer. */
    void discard();
}

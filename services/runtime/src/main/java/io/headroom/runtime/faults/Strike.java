package io.headroom.runtime.faults;

import java.time.Duration;

/** What a fault does to one call. */
public sealed interface Strike {
    /** It begins later. */
    record Later(Duration delay) implements Strike {}

    /**
     * It is answered with an error.
     *
     * @param faultId the fault to name in the answer
     */
    record Refused(String status, String faultId) implements Strike {}

    /** It is never answered. */
    record Swallowed() implements Strike {}

    /** Its answer is garbled, in the way the seed says. */
    record Garbled(long seed) implements Strike {}
}

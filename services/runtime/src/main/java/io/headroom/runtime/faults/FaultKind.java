package io.headroom.runtime.faults;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done to a call on purpose. */
public enum FaultKind {
    /** The call begins later. */
    DELAY,
    /** The call is answered with an error status, and no work is done. */
    ERROR,
    /** The call is never answered, as if the network had swallowed it. */
    DROP,
    /** The call is served, and bytes of its answer are changed. */
    CORRUPT;

    /** Name in requests and answers, such as {@code delay}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FaultKind> ofKey(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}

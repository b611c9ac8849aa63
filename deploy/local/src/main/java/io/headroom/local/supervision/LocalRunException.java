package io.headroom.local.supervision;

import java.util.List;

/** Services could not be run: the message says in one line what was wrong, the details quote logs or further lines. */
public final class LocalRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    public LocalRunException(String message) {
        this(message, List.of());
    }

    public LocalRunException(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    public List<String> details() {
        return details;
    }
}

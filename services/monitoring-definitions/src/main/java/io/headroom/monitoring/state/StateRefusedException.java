package io.headroom.monitoring.state;

import java.io.IOException;

/** A saved state that this monitor cannot go on from: another format, other settings, another bundle, or damaged. */
public final class StateRefusedException extends IOException {

    public StateRefusedException(String message) {
        super(message);
    }
}

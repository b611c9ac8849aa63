package io.headroom.drift.simulation;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;

/** Takes the records of the log in the order of its time. */
public interface LogListener {
    /** @param request counted from 0 */
    void shown(int request, Impression impression);

    void acted(Interaction interaction);
}

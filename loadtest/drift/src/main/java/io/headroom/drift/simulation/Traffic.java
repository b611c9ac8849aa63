package io.headroom.drift.simulation;

import io.headroom.drift.serving.Request;

/** Requests one after the other, in the order of the simulated clock. Deterministic; not thread-safe. */
interface Traffic {
    /** @param moreOccasional share of visitors who are replaced by occasional ones */
    Request next(double moreOccasional);
}

package io.headroom.drift.traffic;

import io.headroom.drift.serving.Request;

/** Requests one after the other, in the order of the simulated clock. Deterministic; not thread-safe. */
public interface Traffic {
    /** @param moreOccasional share of visitors who are replaced by occasional ones */
    Request next(double moreOccasional);
}

package io.headroom.harness.quality.replay;

import java.util.List;

/** The rungs of the degradation ladder that a request can be forced to, best first. */
public enum ForcedRung {
    FULL,
    SHALLOW,
    STALE_FEATURES,
    DEFAULT_FEATURES,
    RETRIEVAL_ORDER,
    POPULAR;

    /** In which order one request's rungs are asked: every fresh answer renews what the stale one is made from. */
    static final List<ForcedRung> STALE_FIRST =
            List.of(STALE_FEATURES, FULL, SHALLOW, DEFAULT_FEATURES, RETRIEVAL_ORDER, POPULAR);
}

package io.headroom.drift.traffic;

/** How requests come. */
public enum TrafficKind {
    /** Each request by a user of its own, as a Poisson process of constant rate. */
    INDEPENDENT,
    /** Users stay for some pages, the mix of users swings slowly, and there are busy hours. */
    SESSIONS
}

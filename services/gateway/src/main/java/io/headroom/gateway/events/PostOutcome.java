package io.headroom.gateway.events;

/** How a post of events ended. */
enum PostOutcome {
    /** The log has every event of it. */
    ACCEPTED,
    /** The post itself was wrong. */
    INVALID,
    /** Too many were under way. */
    REFUSED,
    /** The log did not acknowledge. */
    UNACKNOWLEDGED
}

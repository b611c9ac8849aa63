package io.headroom.gateway.ladder;

/** The steps of the ladder, best first. */
public enum RungName {
    /** Every stage did its work. */
    FULL,
    /** Ranked, but a stage had to do without the feature store. */
    DEFAULT_FEATURES,
    /** Not ranked: in the order retrieval found them. */
    RETRIEVAL_ORDER,
    /** Not even retrieved: what is popular. */
    POPULAR
}

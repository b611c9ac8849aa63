package io.headroom.monitoring.alarms;

/** What a detector watches. */
public enum Family {
    DATA_DRIFT,
    PREDICTION_DRIFT,
    CONCEPT_DRIFT,
    LABEL_SHIFT,
    SKEW,
    FRESHNESS,
    HEALTH
}

package io.headroom.eventlog.topics;

/** What the log consists of. The order is that in which records of one moment are read. */
public enum LogTopic {
    /** What was shown. */
    IMPRESSIONS,
    /** What users did. */
    INTERACTIONS;

    /** As metrics call it. */
    public String label() {
        return this == IMPRESSIONS ? "impressions" : "interactions";
    }
}

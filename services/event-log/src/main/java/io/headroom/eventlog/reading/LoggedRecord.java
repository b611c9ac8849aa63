package io.headroom.eventlog.reading;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;

/** A record with its place in the log. */
public sealed interface LoggedRecord {
    LogPlace place();

    /** What was shown. */
    record Impression(LogPlace place, ImpressionRecord record) implements LoggedRecord {}

    /** What a user did. */
    record Interaction(LogPlace place, InteractionRecord record) implements LoggedRecord {}
}

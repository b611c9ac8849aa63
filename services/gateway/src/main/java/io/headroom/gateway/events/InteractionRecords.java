package io.headroom.gateway.events;

import io.headroom.contracts.v1.InteractionRecord;
import java.util.List;

/** Makes the records of events. */
final class InteractionRecords {
    private static final int SCHEMA_VERSION = 1;
    /** Of what has no measure. */
    private static final float ONCE = 1;

    private InteractionRecords() {}

    /**
     * @param nowSeconds for events that do not tell their time
     * @param receivedAtMillis on this machine's clock
     */
    static List<InteractionRecord> of(Events events, long nowSeconds, long receivedAtMillis) {
        return events.events().stream()
                .map(event -> InteractionRecord.newBuilder()
                        .setSchemaVersion(SCHEMA_VERSION)
                        .setEventId(event.eventId())
                        .setUserId(event.userId())
                        .setItemId(event.itemId())
                        .setKind(event.type().kind())
                        .setValue(event.value().orElse(ONCE))
                        .setRequestId(event.requestId().orElse(""))
                        .setTimeSeconds(event.timeSeconds().orElse(nowSeconds))
                        .setReceivedAtMillis(receivedAtMillis)
                        .build())
                .toList();
    }
}

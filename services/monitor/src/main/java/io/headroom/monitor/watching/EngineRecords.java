package io.headroom.monitor.watching;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionKind;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** The log's records as the engine takes them. Throws {@link IllegalArgumentException} for one that says what cannot be. */
final class EngineRecords {
    private EngineRecords() {}

    static Impression impression(long logMillis, ImpressionRecord record) {
        return new Impression(
                logMillis,
                record.getRequestId(),
                record.getUserId(),
                record.getTimeSeconds(),
                record.getBundle(),
                record.getRung(),
                record.getColdStart(),
                record.getContextMap(),
                items(record),
                record.hasFeatures() ? Optional.of(features(record.getFeatures())) : Optional.empty(),
                record.getSpentMicros());
    }

    static Interaction interaction(long logMillis, InteractionRecord record) {
        return new Interaction(
                logMillis,
                record.getEventId(),
                record.getUserId(),
                record.getItemId(),
                kind(record.getKind()),
                record.getValue(),
                record.getRequestId(),
                record.getTimeSeconds());
    }

    private static List<Impression.ShownItem> items(ImpressionRecord record) {
        return record.getItemsList().stream()
                .map(item -> new Impression.ShownItem(
                        item.getItemId(),
                        item.getPosition(),
                        item.getScore(),
                        List.copyOf(item.getSourcesList()),
                        item.getFeatureRow()))
                .toList();
    }

    private static ScoredFeatures features(io.headroom.contracts.v1.ScoredFeatures logged) {
        return new ScoredFeatures(
                logged.getDigest(),
                floats("user_values", logged.getUserValues()),
                logged.getUserUpdatedAtSeconds(),
                longs(logged.getItemIdsList()),
                floats("item_values", logged.getItemValues()),
                longs(logged.getItemUpdatedAtSecondsList()));
    }

    private static float[] floats(String name, ByteString packed) {
        if (packed.size() % Float.BYTES != 0) {
            throw new IllegalArgumentException(name + " has " + packed.size() + " bytes, no whole number of floats");
        }
        float[] values = new float[packed.size() / Float.BYTES];
        packed.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static Interaction.Kind kind(InteractionKind kind) {
        return switch (kind) {
            case INTERACTION_KIND_CLICK -> Interaction.Kind.CLICK;
            case INTERACTION_KIND_WATCH -> Interaction.Kind.WATCH;
            case INTERACTION_KIND_LIKE -> Interaction.Kind.LIKE;
            case INTERACTION_KIND_RATING -> Interaction.Kind.RATING;
            case INTERACTION_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("the interaction is of no known kind");
        };
    }
}

package io.headroom.eventlog.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import java.nio.ByteBuffer;

/** Keys and values of the log. Values are Protobuf messages that carry the version of their schema. */
public final class RecordCodec {
    /** The one version there is. Fields may be added under it; a change of meaning is another version. */
    public static final int SCHEMA_VERSION = 1;

    private RecordCodec() {}

    /** Big endian, so that records of a user are in one partition of each topic. */
    public static byte[] key(long userId) {
        return ByteBuffer.allocate(Long.BYTES).putLong(userId).array();
    }

    /** @throws IllegalArgumentException when the record states another schema version */
    public static byte[] encode(ImpressionRecord impression) {
        return encode(impression.getSchemaVersion(), impression);
    }

    /** @throws IllegalArgumentException when the record states another schema version */
    public static byte[] encode(InteractionRecord interaction) {
        return encode(interaction.getSchemaVersion(), interaction);
    }

    public static ImpressionRecord impression(byte[] value) throws UnreadableRecordException {
        try {
            ImpressionRecord impression = ImpressionRecord.parseFrom(value);
            requireKnown(impression.getSchemaVersion());
            return impression;
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableRecordException("no impression: " + e.getMessage(), e);
        }
    }

    public static InteractionRecord interaction(byte[] value) throws UnreadableRecordException {
        try {
            InteractionRecord interaction = InteractionRecord.parseFrom(value);
            requireKnown(interaction.getSchemaVersion());
            return interaction;
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableRecordException("no interaction: " + e.getMessage(), e);
        }
    }

    private static byte[] encode(int version, MessageLite record) {
        if (version != SCHEMA_VERSION) {
            throw new IllegalArgumentException(
                    "schema version of the record is " + version + ", but this build writes " + SCHEMA_VERSION);
        }
        return record.toByteArray();
    }

    private static void requireKnown(int version) throws UnreadableRecordException {
        if (version != SCHEMA_VERSION) {
            throw new UnreadableRecordException(
                    "schema version is " + version + ", but this build reads " + SCHEMA_VERSION);
        }
    }
}

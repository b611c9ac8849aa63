package io.headroom.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import org.junit.jupiter.api.Test;

final class RecordCodecTest {
    private static final ImpressionRecord IMPRESSION = ImpressionRecord.newBuilder()
            .setSchemaVersion(1)
            .setRequestId("r")
            .setUserId(7)
            .build();

    @Test
    void records_comeBackAsTheyWere() throws UnreadableRecordException {
        InteractionRecord interaction = InteractionRecord.newBuilder()
                .setSchemaVersion(1)
                .setEventId("e")
                .build();
        assertThat(RecordCodec.impression(RecordCodec.encode(IMPRESSION))).isEqualTo(IMPRESSION);
        assertThat(RecordCodec.interaction(RecordCodec.encode(interaction))).isEqualTo(interaction);
    }

    @Test
    void key_isBigEndian() {
        assertThat(RecordCodec.key(258)).containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void encode_refusesASchemaItDoesNotWrite() {
        assertThatThrownBy(() -> RecordCodec.encode(ImpressionRecord.getDefaultInstance()))
                .hasMessage("schema version of the record is 0, but this build writes 1");
    }

    @Test
    void decode_refusesOtherBytesAndOtherSchemas() {
        assertThatThrownBy(() -> RecordCodec.impression(new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageStartingWith("no impression");
        byte[] next = IMPRESSION.toBuilder().setSchemaVersion(2).build().toByteArray();
        assertThatThrownBy(() -> RecordCodec.impression(next))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("schema version is 2, but this build reads 1");
    }
}

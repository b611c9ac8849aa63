package io.headroom.monitor.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionKind;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.ShownItem;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineRecordsTest {
    @Test
    void impression_keepsEveryField() {
        Impression impression = EngineRecords.impression(99, shown().build());

        assertThat(impression.logMillis()).isEqualTo(99);
        assertThat(impression.requestId()).isEqualTo("r1");
        assertThat(impression.userId()).isEqualTo(7);
        assertThat(impression.timeSeconds()).isEqualTo(1_000);
        assertThat(impression.bundle()).isEqualTo("b");
        assertThat(impression.rung()).isEqualTo("FULL");
        assertThat(impression.coldStart()).isTrue();
        assertThat(impression.context()).containsEntry("device", "tv");
        assertThat(impression.spentMicros()).isEqualTo(1234);
        assertThat(impression.items())
                .containsExactly(new Impression.ShownItem(50, 1, 0.25f, List.of("popular", "fresh"), 0));
    }

    @Test
    void impression_unpacksLittleEndianFeatures() {
        var features = EngineRecords.impression(0, shown().build()).features().orElseThrow();

        assertThat(features.digest()).isEqualTo(-3);
        assertThat(features.userValues()).containsExactly(1.5f, Float.NaN);
        assertThat(features.userUpdatedAtSeconds()).isEqualTo(900);
        assertThat(features.itemIds()).containsExactly(50);
        assertThat(features.itemValues()).containsExactly(-2f);
        assertThat(features.itemUpdatedAtSeconds()).containsExactly(800);
    }

    @Test
    void impression_hasNoFeatures_whenNoneWereLogged() {
        assertThat(EngineRecords.impression(0, shown().clearFeatures().build()).features())
                .isEmpty();
    }

    @Test
    void impression_isRefused_whenValuesAreNoWholeNumberOfFloats() {
        ImpressionRecord cut = shown().setFeatures(
                        ScoredFeatures.newBuilder().setItemValues(ByteString.copyFrom(new byte[6])))
                .build();

        assertThatThrownBy(() -> EngineRecords.impression(0, cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item_values has 6 bytes");
    }

    @Test
    void interaction_keepsEveryField() {
        InteractionRecord record = InteractionRecord.newBuilder()
                .setEventId("e")
                .setUserId(7)
                .setItemId(50)
                .setKind(InteractionKind.INTERACTION_KIND_RATING)
                .setValue(4.5f)
                .setRequestId("r1")
                .setTimeSeconds(1_001)
                .build();

        assertThat(EngineRecords.interaction(99, record))
                .isEqualTo(new Interaction(99, "e", 7, 50, Interaction.Kind.RATING, 4.5f, "r1", 1_001));
    }

    @Test
    void interaction_isRefused_whenItsKindIsUnknown() {
        assertThatThrownBy(() -> EngineRecords.interaction(0, InteractionRecord.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ImpressionRecord.Builder shown() {
        return ImpressionRecord.newBuilder()
                .setSchemaVersion(1)
                .setRequestId("r1")
                .setUserId(7)
                .setTimeSeconds(1_000)
                .setBundle("b")
                .setRung("FULL")
                .setColdStart(true)
                .putContext("device", "tv")
                .setSpentMicros(1234)
                .addItems(ShownItem.newBuilder()
                        .setItemId(50)
                        .setPosition(1)
                        .setScore(0.25f)
                        .addSources("popular")
                        .addSources("fresh")
                        .setFeatureRow(0))
                .setFeatures(ScoredFeatures.newBuilder()
                        .setDigest(-3)
                        .setUserValues(floats(1.5f, Float.NaN))
                        .setUserUpdatedAtSeconds(900)
                        .addItemIds(50)
                        .setItemValues(floats(-2f))
                        .addItemUpdatedAtSeconds(800));
    }

    private static ByteString floats(float... values) {
        ByteBuffer packed = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asFloatBuffer().put(values);
        return ByteString.copyFrom(packed);
    }
}

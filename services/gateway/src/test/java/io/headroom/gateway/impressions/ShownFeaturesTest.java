package io.headroom.gateway.impressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.gateway.orchestration.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShownFeaturesTest {
    private static final ScoredFeatures TOLD = ScoredFeatures.newBuilder()
            .setDigest(99)
            .setUserUpdatedAtSeconds(100)
            .setUserValues(bytes(1, 2, 3))
            .addAllItemIds(List.of(7L, 8L, 9L))
            .addAllItemUpdatedAtSeconds(List.of(70L, 80L, 90L))
            .setItemValues(bytes(70, 71, 80, 81, 90, 91))
            .build();

    @Test
    void of_keepsTheRowsOfWhatWasShown_inTheOrderShown() {
        ShownFeatures shown = ShownFeatures.of(Optional.of(TOLD), choices(9, 5, 7));

        ScoredFeatures left = shown.features().orElseThrow();
        assertThat(left.getItemIdsList()).containsExactly(9L, 7L);
        assertThat(left.getItemUpdatedAtSecondsList()).containsExactly(90L, 70L);
        assertThat(left.getItemValues()).isEqualTo(bytes(90, 91, 70, 71));
        assertThat(left.getUserValues()).isEqualTo(TOLD.getUserValues());
        assertThat(left.getUserUpdatedAtSeconds()).isEqualTo(100);
        assertThat(List.of(shown.row(9), shown.row(5), shown.row(7))).containsExactly(0, -1, 1);
    }

    @Test
    void digest_isOfWhatIsLeft() {
        ScoredFeatures left =
                ShownFeatures.of(Optional.of(TOLD), choices(9, 7)).features().orElseThrow();

        assertThat(left.getDigest())
                .isEqualTo(FeatureDigest.ofUser(100, 1, 2, 3)
                        .item(9, 90, 90, 91)
                        .item(7, 70, 70, 71)
                        .value());
    }

    @Test
    void of_leavesAllAsItWasTold_whenThereAreNoValues() {
        ScoredFeatures digestOnly =
                TOLD.toBuilder().clearUserValues().clearItemValues().build();

        ShownFeatures shown = ShownFeatures.of(Optional.of(digestOnly), choices(9));

        assertThat(shown.features()).contains(digestOnly);
        assertThat(shown.row(9)).isEqualTo(2);
    }

    @Test
    void of_isEmpty_whenRankingToldNothingOrNonsense() {
        List<ScoredFeatures> nonsense = List.of(
                TOLD.toBuilder().addItemIds(10).build(),
                TOLD.toBuilder().setItemValues(bytes(1)).build(),
                TOLD.toBuilder().setUserValues(ByteString.copyFrom(new byte[3])).build(),
                TOLD.toBuilder().clearItemIds().clearItemUpdatedAtSeconds().build());

        assertThat(ShownFeatures.of(Optional.empty(), choices(9)).features()).isEmpty();
        for (ScoredFeatures told : nonsense) {
            ShownFeatures shown = ShownFeatures.of(Optional.of(told), choices(9));
            assertThat(shown.features()).isEmpty();
            assertThat(shown.row(9)).isEqualTo(-1);
        }
    }

    private static List<Answer.Choice> choices(long... items) {
        return LongStream.of(items)
                .mapToObj(item -> new Answer.Choice(item, "title", 0.5f, List.of("two_tower")))
                .toList();
    }

    private static ByteString bytes(float... values) {
        return ByteString.copyFrom(FeatureDigest.littleEndian(values));
    }
}

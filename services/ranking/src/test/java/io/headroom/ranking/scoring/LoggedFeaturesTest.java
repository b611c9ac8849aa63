package io.headroom.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.models.items.RatedRows;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedFeaturesTest {
    private static final float[] PROBABILITIES = {0.2f, 0.9f, 0.4f};
    /** Two columns of three candidates, the last of which the store does not know. */
    private final StoredFeatures stored = new StoredFeatures(
            new float[] {1, 2, 3}, 100, RatedRows.none(), new float[] {10, 20, 0, 11, 21, 0}, new long[] {50, 60, 0});

    @Test
    void of_tellsTheRowsOfTheMostProbable() {
        ScoredFeatures told = LoggedFeatures.of(request(2, true), stored, PROBABILITIES);

        assertThat(told.getUserUpdatedAtSeconds()).isEqualTo(100);
        assertThat(told.getUserValues().asReadOnlyByteBuffer()).isEqualTo(FeatureDigest.littleEndian(1, 2, 3));
        assertThat(told.getItemIdsList()).containsExactly(8L, 9L);
        assertThat(told.getItemUpdatedAtSecondsList()).containsExactly(60L, 0L);
        assertThat(told.getItemValues().asReadOnlyByteBuffer()).isEqualTo(FeatureDigest.littleEndian(20, 21, 0, 0));
    }

    @Test
    void digest_isOfWhatIsTold() {
        long expected = FeatureDigest.ofUser(100, 1, 2, 3)
                .item(8, 60, 20, 21)
                .item(9, 0, 0, 0)
                .value();

        assertThat(LoggedFeatures.of(request(2, true), stored, PROBABILITIES).getDigest())
                .isEqualTo(expected);
    }

    @Test
    void of_leavesOutTheValues_butNotTheirDigest_whenTheyAreNotWanted() {
        ScoredFeatures whole = LoggedFeatures.of(request(2, true), stored, PROBABILITIES);
        ScoredFeatures told = LoggedFeatures.of(request(2, false), stored, PROBABILITIES);

        assertThat(told.getUserValues().isEmpty()).isTrue();
        assertThat(told.getItemValues().isEmpty()).isTrue();
        assertThat(told.getDigest()).isEqualTo(whole.getDigest());
        assertThat(told.getItemIdsList()).isEqualTo(whole.getItemIdsList());
        assertThat(told.getItemUpdatedAtSecondsList()).isEqualTo(whole.getItemUpdatedAtSecondsList());
    }

    @Test
    void of_tellsNoValuesOfAUser_whenTheStoreHasNoRow() {
        StoredFeatures stranger = new StoredFeatures(
                new float[3], 0, RatedRows.none(), stored.itemValues(), stored.itemsUpdatedAtSeconds());

        ScoredFeatures told = LoggedFeatures.of(request(1, true), stranger, PROBABILITIES);

        assertThat(told.getUserValues().isEmpty()).isTrue();
        assertThat(told.getUserUpdatedAtSeconds()).isZero();
        assertThat(told.getDigest())
                .isEqualTo(FeatureDigest.ofUser(0, ByteBuffer.allocate(0))
                        .item(8, 60, 20, 21)
                        .value());
    }

    @Test
    void of_tellsAll_whenMoreAreWantedThanThereAre() {
        assertThat(LoggedFeatures.of(request(100, true), stored, PROBABILITIES).getItemIdsList())
                .containsExactly(8L, 9L, 7L);
    }

    private static RankRequest request(int logged, boolean values) {
        return RankRequest.newBuilder()
                .setCandidates(CandidateSet.newBuilder().addAllItemIds(List.of(7L, 8L, 9L)))
                .setLoggedCandidates(logged)
                .setLoggedValues(values)
                .build();
    }
}

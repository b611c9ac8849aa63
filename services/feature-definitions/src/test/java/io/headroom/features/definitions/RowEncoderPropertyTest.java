package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowEncoderPropertyTest {

    private static final FeatureViews VIEWS = new FeatureViews(new Genres(List.of("Action", "Comedy")));
    private static final RowEncoder ENCODER = new RowEncoder(VIEWS);

    @Property
    void encode_isFiniteAndBounded_whateverTheStoreHolds(
            @ForAll @Size(40) float[] values,
            @ForAll long userUpdatedAt,
            @ForAll long itemUpdatedAt,
            @ForAll long now,
            @ForAll @IntRange(min = 0, max = 3) int genreMask,
            @ForAll int year) {
        float[] user = Arrays.copyOfRange(values, 0, VIEWS.userWidth());
        float[] item = Arrays.copyOfRange(values, 20, 20 + VIEWS.itemWidth());
        float[] scores = Arrays.copyOfRange(values, 36, 40);
        CandidateColumns candidate = new CandidateColumns(
                1, item, new long[] {itemUpdatedAt}, new long[] {genreMask}, new int[] {year}, scores);
        float[] row = new float[ENCODER.width()];

        ENCODER.forRequest(user, userUpdatedAt, now, "").encode(candidate, 0, row, 0);

        for (int column = 0; column < row.length; column++) {
            assertThat(row[column]).as(ENCODER.names().get(column)).isBetween(-4f, 4f);
        }
    }
}

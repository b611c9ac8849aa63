package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEncoderTest {

    private static final long NOW = 1_500_000_000;
    private static final long DAY = 86_400;
    private static final Genres GENRES = new Genres(List.of("Action", "Comedy", "Drama"));

    private final FeatureViews views = new FeatureViews(GENRES);
    private final RowEncoder encoder = new RowEncoder(views);

    private float value(float[] row, String name) {
        return row[encoder.names().indexOf(name)];
    }

    private CandidateColumns candidate(long updatedAt, long genreMask, int year, float[] scores) {
        ItemAggregator item = new ItemAggregator();
        if (updatedAt > 0) {
            item.update(Event.rating(1, 1, updatedAt, 5));
        }
        float[] values = new float[views.itemWidth()];
        item.valueAt(NOW, values, 0);
        return new CandidateColumns(
                1, values, new long[] {updatedAt}, new long[] {genreMask}, new int[] {year}, scores);
    }

    private float[] encode(RequestEncoder request, CandidateColumns candidate) {
        float[] row = new float[encoder.width()];
        request.encode(candidate, 0, row, 0);
        return row;
    }

    @Test
    void names_areDistinctAndAsManyAsTheWidth() {
        assertThat(encoder.names()).hasSize(encoder.width()).doesNotHaveDuplicates();
    }

    @Test
    void encode_isNeutral_whenUserAndItemAreUnknown() {
        float[] nothing = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
        float[] row = encode(encoder.forRequest(new float[0], 0, NOW, ""), candidate(0, 0, 0, nothing));

        for (String name : encoder.names()) {
            if (!name.startsWith("hour") && !name.equals("weekend")) {
                assertThat(value(row, name)).as(name).isZero();
            }
        }
    }

    @Test
    void encode_agesWhatTheStoreHolds_whenTimePassed() {
        float[] scores = {0.5f, Float.NaN, 9, -9};
        float[] row =
                encode(encoder.forRequest(new float[0], 0, NOW, "tv"), candidate(NOW - 7 * DAY, 0b101, 2010, scores));

        assertThat(value(row, "item_known")).isOne();
        assertThat(value(row, "item_idle")).isCloseTo((float) (Math.log(1 + 7 * 24) / Math.log(2) / 8), within(1e-6f));
        assertThat(value(row, "item_popularity_7d")).as("one half-life").isCloseTo(-0.25f, within(1e-6f));
        assertThat(value(row, "item_year")).isOne();
        assertThat(value(row, "genre:Action")).isOne();
        assertThat(value(row, "genre:Comedy")).isZero();
        assertThat(value(row, "source_two_tower")).isEqualTo(0.5f);
        assertThat(value(row, "source_two_tower_present")).isOne();
        assertThat(value(row, "source_co_visitation_present")).isZero();
        assertThat(value(row, "source_popular")).as("clipped").isEqualTo(4);
        assertThat(value(row, "source_fresh")).as("clipped").isEqualTo(-4);
        assertThat(value(row, "device_tv")).isOne();
        assertThat(value(row, "device_mobile")).isZero();
    }

    @Test
    void encode_matchesTasteToGenres_whenTheUserIsKnown() {
        UserAggregator user = new UserAggregator(GENRES);
        user.update(Event.rating(1, 1, NOW - 60, 5), new ItemFacts(0b001, 1990));
        float[] values = new float[views.userWidth()];
        user.valueAt(NOW, values, 0);

        float[] row = encode(encoder.forRequest(values, NOW - 60, NOW, ""), candidate(0, 0b011, 2000, new float[4]));

        assertThat(value(row, "user_known")).isOne();
        assertThat(value(row, "user_session_events")).isPositive();
        assertThat(value(row, "match_genre_share")).isEqualTo(0.5f);
        assertThat(value(row, "match_genre_liking")).isCloseTo(0.75f / 2, within(1e-6f));
        assertThat(value(row, "match_year_gap")).isEqualTo(0.5f);
    }

    @Test
    void weekend_isOne_onSaturdayAndSundayOnly() {
        float[] nothing = new float[4];
        // 3 January 1970 was a Saturday.
        float[] week = new float[7];
        for (int day = 0; day < 7; day++) {
            RequestEncoder request = encoder.forRequest(new float[0], 0, (day + 2) * DAY + 5, "");
            week[day] = value(encode(request, candidate(0, 0, 0, nothing)), "weekend");
        }
        assertThat(week).containsExactly(1, 1, 0, 0, 0, 0, 0);
    }

    @Test
    void encodeAll_equalsOneByOne_whenColumnsHoldSeveralCandidates() {
        int count = 3;
        float[] items = new float[views.itemWidth() * count];
        float[] scores = new float[SourceNames.ALL.size() * count];
        Arrays.setAll(new Object[items.length], i -> items[i] = i);
        Arrays.setAll(new Object[scores.length], i -> scores[i] = i * 0.1f);
        CandidateColumns columns = new CandidateColumns(
                count,
                items,
                new long[] {NOW - 5, 0, NOW - DAY},
                new long[] {1, 2, 4},
                new int[] {1999, 0, 2001},
                scores);
        RequestEncoder request = encoder.forRequest(new float[0], 0, NOW, "");

        float[] together = new float[encoder.width() * count + 1];
        request.encodeAll(columns, together, 1);

        float[] alone = new float[encoder.width()];
        for (int i = 0; i < count; i++) {
            request.encode(columns, i, alone, 0);
            assertThat(Arrays.copyOfRange(together, 1 + i * encoder.width(), 1 + (i + 1) * encoder.width()))
                    .isEqualTo(alone);
        }
        assertThat(value(Arrays.copyOfRange(together, 1, 1 + encoder.width()), "item_ratings"))
                .as("column 0, candidate 0")
                .isZero();
    }

    @Test
    void candidateColumns_refuse_whenAColumnHasTheWrongLength() {
        assertThatThrownBy(() ->
                        new CandidateColumns(2, new float[20], new long[2], new long[2], new int[1], new float[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("years holds 1 values, wanted 2");
    }
}

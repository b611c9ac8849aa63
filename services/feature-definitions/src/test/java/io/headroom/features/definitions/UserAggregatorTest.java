package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserAggregatorTest {

    private static final long START = 1_000_000_000;
    private static final Genres GENRES = new Genres(List.of("Action", "Comedy"));
    private static final ItemFacts ACTION = new ItemFacts(0b01, 1990);
    private static final ItemFacts BOTH = new ItemFacts(0b11, 2000);

    private final UserAggregator user = new UserAggregator(GENRES);

    private float valueAt(long time, int column) {
        float[] row = new float[new FeatureViews(GENRES).userWidth()];
        user.valueAt(time, row, 0);
        return row[column];
    }

    @Test
    void valueAt_describesTasteAndCalibration_whenRatingsCame() {
        user.update(Event.rating(1, 10, START, 5), ACTION);
        user.update(Event.rating(1, 11, START, 3), BOTH);

        long now = START + 1;
        assertThat(valueAt(now, UserColumns.RATINGS)).isEqualTo(2);
        assertThat(valueAt(now, UserColumns.RATING_MEAN)).isCloseTo(18.5f / 5, within(1e-6f));
        assertThat(valueAt(now, UserColumns.RATING_DEVIATION)).isEqualTo(1);
        assertThat(valueAt(now, UserColumns.RELEASE_YEAR_MEAN)).isEqualTo(1995);
        assertThat(valueAt(now, UserColumns.GENRES)).as("share of Action").isEqualTo(1);
        assertThat(valueAt(now, UserColumns.GENRES + 1)).as("share of Comedy").isEqualTo(0.5f);
        assertThat(valueAt(now, UserColumns.GENRES + 2)).as("liking of Action").isCloseTo(1f / 3, within(1e-6f));
        assertThat(valueAt(now, UserColumns.GENRES + 3)).as("liking of Comedy").isEqualTo(-0.25f);
    }

    @Test
    void session_startsAnew_whenHalfAnHourPassedWithoutAnEvent() {
        user.update(Event.rating(1, 10, START, 5), ACTION);
        user.update(Event.rating(1, 11, START + 1_800, 5), ACTION);
        assertThat(valueAt(START + 1_801, UserColumns.SESSION_EVENTS)).isEqualTo(2);
        assertThat(valueAt(START + 1_801, UserColumns.SESSION_MINUTES)).isEqualTo(30);

        user.update(Event.rating(1, 12, START + 3_601, 5), ACTION);
        assertThat(valueAt(START + 3_602, UserColumns.SESSION_EVENTS)).isEqualTo(1);
        assertThat(valueAt(START + 3_602, UserColumns.SESSION_MINUTES)).isZero();
    }

    @Test
    void update_changesNothing_whenTheEventIsAnImpression() {
        user.update(Event.impression(1, 10, START, true), ACTION);

        assertThat(user.updatedAtSeconds()).isZero();
        assertThat(valueAt(START, UserColumns.RATINGS)).isZero();
    }
}

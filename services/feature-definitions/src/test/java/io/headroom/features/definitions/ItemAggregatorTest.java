package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ItemAggregatorTest {

    private static final long DAY = 86_400;
    private static final long START = 1_000 * DAY;

    private final ItemAggregator item = new ItemAggregator();

    private float[] valueAt(long time) {
        float[] row = new float[ItemColumns.NAMES.size()];
        item.valueAt(time, row, 0);
        return row;
    }

    @Test
    void valueAt_isThePrior_whenNothingHappened() {
        float[] row = valueAt(START);

        assertThat(row[ItemColumns.RATINGS]).isZero();
        assertThat(row[ItemColumns.RATING_MEAN]).isEqualTo(3.5f);
        assertThat(row[ItemColumns.POSITIVE_SHARE]).isEqualTo(0.5f);
        assertThat(row[ItemColumns.CLICK_SHARE]).isEqualTo(0.1f);
        assertThat(item.updatedAtSeconds()).isZero();
    }

    @Test
    void valueAt_countsSmoothsAndForgets_whenRatingsCame() {
        item.update(Event.rating(1, 7, START, 5));
        item.update(Event.rating(2, 7, START + DAY, 2));

        float[] row = valueAt(START + DAY + 1);

        assertThat(row[ItemColumns.RATINGS]).isEqualTo(2);
        assertThat(row[ItemColumns.RATING_MEAN]).isCloseTo((7 + 5 * 3.5f) / 7, within(1e-6f));
        assertThat(row[ItemColumns.POSITIVE_SHARE]).isCloseTo(3.5f / 7, within(1e-6f));
        assertThat(row[ItemColumns.AGE_DAYS]).isEqualTo(1);
        assertThat(row[ItemColumns.POPULARITY]).as("half-life of a day").isCloseTo(1.5f, within(1e-6f));
        assertThat(row[ItemColumns.POPULARITY + 1]).isCloseTo(1 + (float) Math.pow(0.5, 1 / 7.0), within(1e-6f));
        assertThat(item.updatedAtSeconds()).isEqualTo(START + DAY);
    }

    @Test
    void valueAt_countsClicksApart_whenImpressionsCame() {
        item.update(Event.impression(1, 7, START, true));
        item.update(Event.impression(2, 7, START, false));

        float[] row = valueAt(START + 1);

        assertThat(row[ItemColumns.IMPRESSIONS]).isEqualTo(2);
        assertThat(row[ItemColumns.CLICK_SHARE]).isCloseTo(3f / 22, within(1e-6f));
        assertThat(row[ItemColumns.RATINGS]).isZero();
        assertThat(row[ItemColumns.POPULARITY]).isZero();
    }

    @Test
    void valueAt_refuses_whenTheStateKnowsAnEventOfThatSecond() {
        item.update(Event.rating(1, 7, START, 5));

        assertThatThrownBy(() -> valueAt(START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value at %d asked of a state that already knows an event at %d", START, START);
    }

    @Test
    void update_refuses_whenTimeRunsBackwards() {
        item.update(Event.rating(1, 7, START, 5));

        assertThatThrownBy(() -> item.update(Event.rating(1, 7, START - 1, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events must be in time order");
    }

    @Test
    void fromBytes_refuses_whenTheBytesAreOfAnotherLength() {
        assertThatThrownBy(() -> ItemAggregator.fromBytes(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 bytes");
        assertThatThrownBy(() -> ItemAggregator.fromBytes(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.headroom.models.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ItemRowsTest {
    private final ItemRows items = new ItemRows(new long[] {30, 10, 20});

    @Test
    void row_findsRow_whateverTheOrderOfIds() {
        assertThat(items.rows(new long[] {10, 20, 30})).containsExactly(1, 2, 0);
        assertThat(items.id(items.row(20))).isEqualTo(20);
        assertThat(items.count()).isEqualTo(3);
    }

    @Test
    void row_isUnknown_whenBundleHasNoSuchItem() {
        assertThat(items.row(25)).isEqualTo(ItemRows.UNKNOWN);
    }

    @Test
    void known_keepsOrderAndRatings_whenItemsAreUnknown() {
        RatedRows known = RatedRows.known(items, new long[] {20, 99, 30}, new float[] {5, 4, 3});

        assertThat(known.rows()).containsExactly(2, 0);
        assertThat(known.ratings()).containsExactly(5, 3);
    }

    @Test
    void known_namesSizes_whenTheyDiffer() {
        assertThatThrownBy(() -> RatedRows.known(items, new long[] {20}, new float[0]))
                .hasMessage("history has 1 items, but 0 ratings");
    }
}

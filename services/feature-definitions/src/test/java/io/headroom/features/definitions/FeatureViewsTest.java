package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureViewsTest {

    private final FeatureViews views = new FeatureViews(new Genres(List.of("Action", "Film-Noir")));

    @Test
    void columns_haveDistinctNames() {
        assertThat(views.userColumns()).hasSize(views.userWidth()).doesNotHaveDuplicates();
        assertThat(views.itemColumns()).hasSize(views.itemWidth()).doesNotHaveDuplicates();
    }

    @Test
    void ofUserColumns_findsTheGenresAgain_fromTheNamesAlone() {
        assertThat(FeatureViews.ofUserColumns(views.userColumns()).genres()).isEqualTo(views.genres());
    }

    @Test
    void ofUserColumns_refuses_whenTheColumnsAreOfAnotherVersion() {
        List<String> renamed = new ArrayList<>(views.userColumns());
        Collections.swap(renamed, 0, 1);

        assertThatThrownBy(() -> FeatureViews.ofUserColumns(renamed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are not those of this version");
    }

    @Test
    void genres_refuse_whenThereAreTooManyOrTwoAreTheSame() {
        assertThatThrownBy(() -> new Genres(Collections.nCopies(21, "x"))).hasMessageContaining("at most 20");
        assertThatThrownBy(() -> new Genres(List.of("x", "x"))).hasMessageContaining("not distinct");
    }

    @Test
    void mask_leavesOutGenresWithoutAColumn() {
        assertThat(views.genres().mask(List.of("Film-Noir", "Unheard-of"))).isEqualTo(0b10);
    }
}

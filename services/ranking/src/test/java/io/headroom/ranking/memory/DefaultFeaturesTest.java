package io.headroom.ranking.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.scoring.StoredFeatures;
import io.headroom.ranking.serving.TinyBundle;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.InitialFeatures;
import io.headroom.runtime.bundle.InitialValues;
import io.headroom.runtime.bundle.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultFeaturesTest {
    private static final int ITEMS = 20;
    private static final int[] ROWS = {7, ItemRows.UNKNOWN, 0};

    private final FeatureViews views = TinyBundle.views();
    private final int ratingMean = views.itemColumns().indexOf("rating_mean");

    @TempDir
    Path store;

    private Bundle bundle;

    @BeforeEach
    void publish() {
        bundle = TinyBundle.publish(store, ITEMS);
    }

    @Test
    void features_areTheBundlesItems_forAUserWithoutHistory() {
        StoredFeatures features = of(bundle, InitialValues.CURRENT, ITEMS).features(ROWS);

        long updatedAt = TinyBundle.DATA_AS_OF - 86_400;
        assertThat(features.itemsUpdatedAtSeconds()).containsExactly(updatedAt, 0, updatedAt);
        assertThat(ratingMeans(features)).containsExactly(TinyBundle.RATING_MEAN, 0, TinyBundle.RATING_MEAN);
        assertThat(features.history().rows()).isEmpty();
    }

    @Test
    void features_areAsOfTheHeldOutWindow_whenToldTo() {
        StoredFeatures features = of(bundle, InitialValues.HELDOUT, ITEMS).features(ROWS);

        assertThat(ratingMeans(features))
                .containsExactly(TinyBundle.HELD_OUT_RATING_MEAN, 0, TinyBundle.HELD_OUT_RATING_MEAN);
    }

    @Test
    void features_areNewItems_whenTheBundleStatesNone() {
        StoredFeatures features = DefaultFeatures.none(views).features(ROWS);

        assertThat(features.itemsUpdatedAtSeconds()).containsOnly(0);
        assertThat(features.itemValues())
                .hasSize(ROWS.length * views.itemWidth())
                .containsOnly(0);
    }

    @Test
    void of_namesFileAndSizes_whenTheyDoNotFitTheCatalogue() {
        assertThatThrownBy(() -> of(bundle, InitialValues.CURRENT, ITEMS + 1))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("features/item.npy of bundle " + bundle.version() + " is 20 x 10");
    }

    @Test
    void of_namesTheColumns_whenTheyAreOthers() {
        Manifest manifest = bundle.manifest();
        Bundle other = new Bundle(
                bundle.directory(),
                new Manifest(
                        manifest.version(),
                        manifest.createdAt(),
                        manifest.dataAsOfSeconds(),
                        manifest.seed(),
                        Map.of("item", List.of("a", "b")),
                        manifest.files()));

        assertThatThrownBy(() -> of(other, InitialValues.CURRENT, ITEMS))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("states the item columns [a, b]");
    }

    private DefaultFeatures of(Bundle from, InitialValues values, int items) {
        return DefaultFeatures.of(new InitialFeatures(from, values), views, items);
    }

    private float[] ratingMeans(StoredFeatures features) {
        float[] means = new float[ROWS.length];
        System.arraycopy(features.itemValues(), ratingMean * ROWS.length, means, 0, ROWS.length);
        return means;
    }
}

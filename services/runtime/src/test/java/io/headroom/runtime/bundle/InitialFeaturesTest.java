package io.headroom.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialFeaturesTest {
    @TempDir
    Path store;

    private InitialFeatures current;
    private InitialFeatures heldOut;

    @BeforeEach
    void publish() {
        try (BundleWriter writer = new BundleWriter(new BundleStore(store))) {
            Bundle bundle = writer.array("features/item.npy", NpyArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2))
                    .array("features/item_updated.npy", NpyArray.of(new long[] {10, 0, 30}))
                    .array("features/user.npy", NpyArray.of(new float[] {1}, 1, 1))
                    .array("heldout/features/history_times.npy", NpyArray.of(new long[] {7}))
                    .array("heldout/features/history_ratings.npy", NpyArray.of(new float[] {4.5f}))
                    .publish(Instant.EPOCH, 100, 1, Map.of());
            current = new InitialFeatures(bundle, InitialValues.CURRENT);
            heldOut = new InitialFeatures(bundle, InitialValues.HELDOUT);
        }
    }

    @Test
    void arrays_areReadFromTheChosenState() {
        assertThat(current.scalars("item", 3, 2)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(current.updatedAtSeconds("item", 3)).containsExactly(10, 0, 30);
        assertThat(heldOut.longs("history_times", 1)).containsExactly(7);
        assertThat(heldOut.floats("history_ratings", 1)).containsExactly(4.5f);
    }

    @Test
    void has_needsValuesAndTheirTimes_ofThatState() {
        assertThat(current.has("item")).isTrue();
        assertThat(current.has("user")).isFalse();
        assertThat(heldOut.has("item")).isFalse();
    }

    @Test
    void arrays_failByName_whenMissing() {
        assertThatThrownBy(() -> heldOut.scalars("item", 3, 2))
                .isInstanceOf(BundleException.class)
                .hasMessageEndingWith("has no file heldout/features/item.npy");
    }

    @Test
    void arrays_failWithBothSizes_whenTheyDoNotFit() {
        assertThatThrownBy(() -> current.scalars("item", 3, 4))
                .isInstanceOf(BundleException.class)
                .hasMessageStartingWith("features/item.npy of bundle ")
                .hasMessageEndingWith("is 3 x 2, but there are 3 entities and 4 columns in the manifest");
        assertThatThrownBy(() -> current.updatedAtSeconds("item", 2))
                .isInstanceOf(BundleException.class)
                .hasMessageStartingWith("features/item_updated.npy of bundle ")
                .hasMessageEndingWith("holds 3 values, but must hold 2");
    }
}

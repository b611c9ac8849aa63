package io.headroom.monitoring.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.junit.jupiter.api.Test;

/** What the library does by itself, and why {@link QuantileSketch} stands between. */
class CompactionRandomnessTest {
    private static byte[] fed(boolean seeded, boolean asked) {
        Random values = new Random(1);
        KllFloatsSketch sketch = KllFloatsSketch.newHeapInstance(64);
        for (int i = 0; i < 20_000; i++) {
            float value = values.nextFloat();
            if (seeded) {
                CompactionRandomness.update(sketch, value, 7);
            } else {
                sketch.update(value);
            }
            if (asked && i % 100 == 0) {
                sketch.getSortedView();
            }
        }
        return sketch.toByteArray();
    }

    @Test
    void update_repeats_whereTheLibraryAloneDoesNot() {
        assertThat(fed(true, false)).isEqualTo(fed(true, false));
        assertThat(fed(false, false)).isNotEqualTo(fed(false, false));
    }

    @Test
    void askingTheLibrarysSketch_changesWhatItKeepsLater() {
        assertThat(fed(true, true)).isNotEqualTo(fed(true, false));
    }
}

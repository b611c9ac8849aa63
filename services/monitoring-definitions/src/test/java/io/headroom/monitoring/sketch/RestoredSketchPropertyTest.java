package io.headroom.monitoring.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A sketch is a function of its salt and its stream alone. */
class RestoredSketchPropertyTest {
    @Property(tries = 60)
    void sketch_goesOnIdentically_whateverHappensInBetween(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60_000) int length, @ForAll long salt) {
        Random values = new Random(seed);
        Random events = new Random(seed + 1);
        QuantileSketch plain = new QuantileSketch(256, salt);
        QuantileSketch troubled = new QuantileSketch(256, salt);
        QuantileSketch other = new QuantileSketch(64, salt + 1);
        for (int i = 0; i < length; i++) {
            float value = (float) values.nextGaussian();
            plain.add(value);
            switch (events.nextInt(400)) {
                case 0 -> troubled = QuantileSketch.of(troubled.toBytes(), salt);
                case 1 -> troubled.distribution();
                case 2 -> other.add(value);
                default -> {}
            }
            troubled.add(value);
        }

        assertThat(troubled.toBytes()).isEqualTo(plain.toBytes());
        assertThat(troubled.distribution()).isEqualTo(plain.distribution());
    }

    @Property(tries = 20)
    void sketch_dependsOnNoOrderAmongSketches(
            @ForAll long seed, @ForAll @IntRange(min = 5_000, max = 20_000) int length) {
        float[] values = new float[length];
        Random random = new Random(seed);
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat();
        }
        QuantileSketch[] together = {new QuantileSketch(128, 1), new QuantileSketch(128, 2)};
        for (float value : values) {
            together[0].add(value);
            together[1].add(value);
        }
        for (int which = 1; which >= 0; which--) {
            QuantileSketch alone = new QuantileSketch(128, which + 1L);
            for (float value : values) {
                alone.add(value);
            }
            assertThat(together[which].toBytes()).isEqualTo(alone.toBytes());
        }
        assertThat(together[0].toBytes()).isNotEqualTo(together[1].toBytes());
    }
}

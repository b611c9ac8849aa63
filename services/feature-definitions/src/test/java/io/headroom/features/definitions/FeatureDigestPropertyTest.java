package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FeatureDigestPropertyTest {
    private static final int TIME_AND_IDS = 5;
    private static final int VALUES = 7;

    @Property
    void value_differs_whenAnyBitDiffers(
            @ForAll @Size(TIME_AND_IDS) long[] longs,
            @ForAll @Size(VALUES) int[] floatBits,
            @ForAll @IntRange(max = TIME_AND_IDS * Long.SIZE + VALUES * Integer.SIZE - 1) int bit) {
        long before = digest(longs, floatBits);
        if (bit < TIME_AND_IDS * Long.SIZE) {
            longs[bit / Long.SIZE] ^= 1L << bit;
        } else {
            floatBits[(bit - TIME_AND_IDS * Long.SIZE) / Integer.SIZE] ^= 1 << bit;
        }

        assertThat(digest(longs, floatBits)).isNotEqualTo(before);
    }

    @Property
    void value_isTheSame_whenNothingDiffers(
            @ForAll @Size(TIME_AND_IDS) long[] longs, @ForAll @Size(VALUES) int[] floatBits) {
        assertThat(digest(longs, floatBits)).isEqualTo(digest(longs.clone(), floatBits.clone()));
    }

    private static long digest(long[] longs, int[] floatBits) {
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = Float.intBitsToFloat(floatBits[i]);
        }
        return FeatureDigest.ofUser(longs[0], values[0], values[1], values[2])
                .item(longs[1], longs[2], values[3], values[4])
                .item(longs[3], longs[4], values[5], values[6])
                .value();
    }
}

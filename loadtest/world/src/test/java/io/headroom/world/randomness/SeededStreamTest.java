package io.headroom.world.randomness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SeededStreamTest {
    private static final int DRAWS = 100_000;

    @Test
    void nextLong_givesThePublishedSequence() {
        SeededStream stream = new SeededStream(1_234_567);
        assertThat(Long.toUnsignedString(stream.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(stream.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(stream.nextLong())).isEqualTo("9817491932198370423");
    }

    @Test
    void of_givesUnrelatedStreams_whenSeedConcernOrIndexDiffers() {
        long base = SeededStream.of(1, Concern.USER, 1).nextLong();
        assertThat(SeededStream.of(1, Concern.USER, 1).nextLong()).isEqualTo(base);
        assertThat(SeededStream.of(2, Concern.USER, 1).nextLong()).isNotEqualTo(base);
        assertThat(SeededStream.of(1, Concern.ITEM, 1).nextLong()).isNotEqualTo(base);
        assertThat(SeededStream.of(1, Concern.USER, 2).nextLong()).isNotEqualTo(base);
    }

    @Test
    void nextGaussian_hasMeanZeroAndVarianceOne() {
        SeededStream stream = SeededStream.of(3, Concern.ITEM, 0);
        double[] draws =
                DoubleStream.generate(stream::nextGaussian).limit(DRAWS).toArray();
        assertThat(DoubleStream.of(draws).average().orElseThrow()).isCloseTo(0, within(0.02));
        assertThat(DoubleStream.of(draws).map(draw -> draw * draw).average().orElseThrow())
                .isCloseTo(1, within(0.02));
    }

    @Test
    void nextExponential_hasMeanOne() {
        SeededStream stream = SeededStream.of(3, Concern.USER, 0);
        assertThat(DoubleStream.generate(stream::nextExponential)
                        .limit(DRAWS)
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(0.02));
    }

    @Test
    void roundAtRandom_keepsTheMean() {
        SeededStream stream = SeededStream.of(3, Concern.TITLES, 0);
        assertThat(DoubleStream.generate(() -> stream.roundAtRandom(2.3))
                        .limit(DRAWS)
                        .average()
                        .orElseThrow())
                .isCloseTo(2.3, within(0.02));
    }
}

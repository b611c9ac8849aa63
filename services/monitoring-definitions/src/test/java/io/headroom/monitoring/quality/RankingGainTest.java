package io.headroom.monitoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingGainTest {
    private static final double[] PROPENSITIES = {1, 0.6, 0.4, 0.3, 0.25};

    @Test
    void value_isTheClosedForm_forOneRequest() {
        RankingGain gain = new RankingGain(new double[0], 10, 10);
        gain.add(new boolean[] {false, true, true});
        double expected = (1 / log2(3) + 1 / log2(4)) / (1 + 1 / log2(3));

        assertThat(gain.value()).isCloseTo(expected, within(1e-12));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @Test
    void value_isOneForAClickAtTheTop_andNothingIsSaidWithoutClicks() {
        RankingGain gain = new RankingGain(PROPENSITIES, 10, 10);
        gain.add(new boolean[5]);
        assertThat(gain.value()).isNaN();
        gain.add(new boolean[] {true, false});
        assertThat(gain.value()).isEqualTo(1);
        assertThat(gain.requests()).isEqualTo(2);
    }

    @Test
    void weightAt_isTheInversePropensity_clipped() {
        RankingGain gain = new RankingGain(PROPENSITIES, 3, 10);

        assertThat(gain.weightAt(1)).isCloseTo(1 / 0.6, within(1e-12));
        assertThat(gain.weightAt(4)).isEqualTo(3);
        assertThat(gain.weightAt(40)).isEqualTo(3);
    }

    /** One relevant item a request, at a uniformly random position, clicked if looked at: weighting finds the mean gain of all, not of the seen. */
    @Test
    void value_isFreeOfPositionBias() {
        Random random = new Random(2);
        RankingGain weighted = new RankingGain(PROPENSITIES, 10, 5);
        RankingGain naive = new RankingGain(new double[0], 10, 5);
        double truth = 0;
        for (int position = 0; position < 5; position++) {
            truth += 1 / log2(position + 2.0) / 5;
        }
        for (int request = 0; request < 40_000; request++) {
            int relevant = random.nextInt(5);
            boolean[] clicked = new boolean[5];
            clicked[relevant] = random.nextDouble() < PROPENSITIES[relevant];
            weighted.add(clicked);
            naive.add(clicked);
        }

        assertThat(weighted.value()).isCloseTo(truth, within(4 * weighted.standardError()));
        assertThat(naive.value()).isGreaterThan(truth + 0.05);
    }
}

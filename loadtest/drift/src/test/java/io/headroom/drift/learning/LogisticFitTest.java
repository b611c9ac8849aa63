package io.headroom.drift.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogisticFitTest {
    private static final int ROWS = 40_000;

    @Test
    void fit_findsTheWeights_whenItemsAreSeldomLookedAt() {
        Random random = new Random(3);
        float[] rows = new float[2 * ROWS];
        double[] looks = new double[ROWS];
        boolean[] clicks = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows[2 * row] = (float) random.nextGaussian();
            rows[2 * row + 1] = (float) random.nextGaussian();
            looks[row] = Math.pow(1 + row % 10, -0.6);
            double score = LogisticModel.logistic(1.5 * rows[2 * row] - 0.7 * rows[2 * row + 1] - 1);
            clicks[row] = random.nextDouble() < looks[row] * score;
        }
        double[] weights = LogisticFit.fit(rows, 2, looks, clicks).weights();
        assertThat(weights[0]).isCloseTo(1.5, within(0.1));
        assertThat(weights[1]).isCloseTo(-0.7, within(0.1));
        assertThat(weights[2]).isCloseTo(-1, within(0.1));
    }

    @Test
    void isotonic_givesTheRateOfEachBlock_andNeverReorders() {
        double[] scores = {0.1, 0.2, 0.3, 0.4};
        Isotonic isotonic = Isotonic.fit(scores, new double[] {1, 1, 1, 1}, new boolean[] {false, true, false, true});
        assertThat(isotonic.probability(0.25)).isCloseTo(0.5, within(1e-9));
        assertThat(isotonic.probability(0.05)).isCloseTo(1e-4, within(1e-9));
        assertThat(isotonic.probability(0.9)).isCloseTo(1 - 1e-4, within(1e-9));
    }

    @Test
    void isotonic_countsClicksAgainstLooks() {
        Isotonic isotonic = Isotonic.fit(
                new double[] {1, 1, 1, 1}, new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, false, false
                });
        assertThat(isotonic.probability(1)).isCloseTo(0.5, within(1e-9));
    }
}

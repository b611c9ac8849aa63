package io.headroom.pipeline.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.models.calibration.Calibration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsotonicFitTest {
    private static final int ROWS = 200_000;

    @Test
    void fit_findsTheTrueProbabilities_whenLogitsAreDistorted() {
        Random random = new Random(1);
        float[] logits = new float[ROWS];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double truth = random.nextDouble();
            logits[i] = (float) (3 * truth * truth - 7);
            labels[i] = random.nextDouble() < truth ? 1 : 0;
        }
        Calibration calibration = IsotonicFit.fit(logits, labels, ones());

        for (double truth : new double[] {0.2, 0.5, 0.8}) {
            assertThat(calibration.probability((float) (3 * truth * truth - 7)))
                    .isCloseTo((float) truth, within(0.03f));
        }
    }

    @Test
    void fit_countsWhatWeightedRowsStandFor() {
        Random random = new Random(2);
        float[] labels = new float[ROWS];
        float[] weights = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = random.nextInt(10) == 0 ? 1 : 0;
            weights[i] = labels[i] == 1 ? 1 : 11;
        }
        float[] logits = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            logits[i] = random.nextFloat();
        }
        assertThat(IsotonicFit.fit(logits, labels, weights).probability(0.5f)).isCloseTo(0.01f, within(0.003f));
    }

    @Test
    void fit_isTheLogisticFunction_whenThereAreNoRows() {
        Calibration calibration = IsotonicFit.fit(new float[0], new float[0], new float[0]);
        assertThat(calibration.probability(0)).isCloseTo(0.5f, within(1e-6f));
    }

    private static float[] ones() {
        float[] ones = new float[ROWS];
        Arrays.fill(ones, 1);
        return ones;
    }
}

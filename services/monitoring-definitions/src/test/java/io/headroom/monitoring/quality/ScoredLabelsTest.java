package io.headroom.monitoring.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.distance.BinEdges;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against exact computation over the scores themselves. */
class ScoredLabelsTest {
    private static final int SIZE = 3_000;

    private final Random random = new Random(11);
    private final double[] scores = new double[SIZE];
    private final boolean[] labels = new boolean[SIZE];
    private final double[] weights = new double[SIZE];

    ScoredLabelsTest() {
        for (int i = 0; i < SIZE; i++) {
            scores[i] = Math.pow(random.nextDouble(), 2);
            labels[i] = random.nextDouble() < scores[i];
            weights[i] = 1 + random.nextInt(5);
        }
    }

    private ScoredLabels binned(BinEdges edges, boolean weighted) {
        ScoredLabels sums = new ScoredLabels(edges);
        for (int i = 0; i < SIZE; i++) {
            sums.add(scores[i], labels[i], weighted ? weights[i] : 1);
        }
        return sums;
    }

    private double exactAuc(boolean weighted) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                if (labels[i] && !labels[j]) {
                    double weight = weighted ? weights[i] * weights[j] : 1;
                    pairs += weight;
                    wins += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
                }
            }
        }
        return wins / pairs;
    }

    @Test
    void auc_isWithinItsStatedErrorOfTheExactOne() {
        for (boolean weighted : new boolean[] {false, true}) {
            Auc auc = binned(BinEdges.ofQuantiles(scores, 1000), weighted).auc();

            assertThat(auc.binError()).isLessThan(0.001);
            assertThat(auc.value()).isCloseTo(exactAuc(weighted), within(auc.binError()));
        }
    }

    @Test
    void auc_isExact_whereScoresTieWithinBins() {
        for (int i = 0; i < SIZE; i++) {
            scores[i] = Math.round(scores[i] * 10) / 10.0;
        }
        assertThat(binned(BinEdges.ofWidth(-0.05, 1.05, 11), true).auc().value())
                .isCloseTo(exactAuc(true), within(1e-12));
    }

    @Test
    void auc_hasTheStandardErrorItsSpreadOverSamplesShows() {
        Random draws = new Random(4);
        double sum = 0;
        double squares = 0;
        double stated = 0;
        int covered = 0;
        int runs = 400;
        // Scores N(1, 1) against N(0, 1), through a logistic: the area is the normal distribution function at 1 /
        // sqrt(2).
        double truth = 0.760250;
        for (int run = 0; run < runs; run++) {
            ScoredLabels sums = new ScoredLabels(BinEdges.ofWidth(0, 1, 1000));
            for (int i = 0; i < 600; i++) {
                boolean label = i % 3 == 0;
                sums.add(1 / (1 + Math.exp(-draws.nextGaussian() - (label ? 1 : 0))), label);
            }
            Auc auc = sums.auc();
            sum += auc.value();
            squares += auc.value() * auc.value();
            stated += auc.standardError() / runs;
            covered += auc.interval(0.95).contains(truth) ? 1 : 0;
        }
        double spread = Math.sqrt(squares / runs - sum / runs * sum / runs);
        assertThat(sum / runs).isCloseTo(truth, within(0.003));
        assertThat(stated).isCloseTo(spread, within(0.1 * spread));
        assertThat(covered).isBetween((int) (0.92 * runs), (int) (0.98 * runs));
        assertThat(Auc.hanleyMcNeil(truth, 200, 400)).isCloseTo(spread, within(0.1 * spread));
    }

    @Test
    void logLossAndBrier_areExact() {
        double loss = 0;
        double squares = 0;
        double weight = 0;
        for (int i = 0; i < SIZE; i++) {
            double p = Math.clamp(scores[i], 1e-6, 1 - 1e-6);
            loss -= weights[i] * Math.log(labels[i] ? p : 1 - p);
            squares += weights[i] * Math.pow(scores[i] - (labels[i] ? 1 : 0), 2);
            weight += weights[i];
        }
        ScoredLabels sums = binned(BinEdges.of(0.5), true);

        assertThat(sums.logLoss()).isCloseTo(loss / weight, within(1e-9));
        assertThat(sums.brier()).isCloseTo(squares / weight, within(1e-9));
        assertThat(sums.weight()).isCloseTo(weight, within(1e-9));
    }

    @Test
    void calibrationErrors_areTheMeanGapOverGroups() {
        ScoredLabels sums = new ScoredLabels(BinEdges.ofWidth(0, 1, 100));
        for (int i = 0; i < 100; i++) {
            sums.add(0.25, i < 40);
            sums.add(0.85, i < 85);
        }

        assertThat(sums.equalWidthCalibrationError()).isCloseTo(0.15 / 2, within(1e-9));
        assertThat(sums.equalMassCalibrationError(2)).isCloseTo(0.15 / 2, within(1e-9));
        assertThat(sums.equalMassCalibrationError(1)).isCloseTo(0.075, within(1e-9));
    }

    @Test
    void calibrationErrors_areSmall_whereScoresAreProbabilities() {
        ScoredLabels sums = binned(BinEdges.ofQuantiles(scores, 1000), false);

        assertThat(sums.equalWidthCalibrationError()).isLessThan(0.03);
        assertThat(sums.equalMassCalibrationError(10)).isLessThan(0.03);
    }

    @Test
    void metrics_areNotANumber_whenThereIsNothing() {
        ScoredLabels none = new ScoredLabels(BinEdges.of(0.5));

        assertThat(none.auc().value()).isNaN();
        assertThat(none.logLoss()).isNaN();
        assertThat(none.auc().interval(0.95).contains(0.3)).isTrue();
        assertThatThrownBy(() -> none.add(1.1, true)).hasMessageContaining("1.1");
    }

    @Test
    void rolling_keepsTheLastBlocks() {
        RollingLabels rolling = new RollingLabels(BinEdges.of(0.5), 3, 100);
        for (int i = 0; i < 1050; i++) {
            rolling.add(0.5, i >= 800, 1);
        }

        assertThat(rolling.labels().count()).isEqualTo(250);
        assertThat(rolling.labels().positiveWeight()).isEqualTo(250);
    }
}

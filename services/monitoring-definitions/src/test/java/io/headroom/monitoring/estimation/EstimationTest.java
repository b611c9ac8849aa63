package io.headroom.monitoring.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.quality.ScoredLabels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EstimationTest {
    private static final BinEdges EDGES = BinEdges.ofWidth(0, 1, 1000);
    private static final int SIZE = 40_000;

    private final EstimatedPerformance estimate = new EstimatedPerformance(EDGES);
    private final ScoredLabels realised = new ScoredLabels(EDGES);

    /** @param truth the probability of a positive where the score says {@code score} */
    private void observe(double power, DoubleUnaryOperator truth) {
        Random random = new Random(12);
        for (int i = 0; i < SIZE; i++) {
            double score = Math.pow(random.nextDouble(), power);
            estimate.add(score);
            realised.add(score, random.nextDouble() < truth.applyAsDouble(score));
        }
    }

    @Test
    void estimate_isWhatIsRealised_whileScoresAreProbabilities_alsoUnderCovariateShift() {
        for (double power : new double[] {1, 3}) {
            EstimationTest fresh = new EstimationTest();
            fresh.observe(power, score -> score);

            assertThat(fresh.estimate.auc()).isCloseTo(fresh.realised.auc().value(), within(0.01));
            assertThat(fresh.estimate.logLoss()).isCloseTo(fresh.realised.logLoss(), within(0.01));
            assertThat(fresh.estimate.brier()).isCloseTo(fresh.realised.brier(), within(0.01));
            assertThat(fresh.estimate.positiveRate()).isCloseTo(1 / (power + 1), within(0.01));
        }
    }

    @Test
    void estimate_hasItsClosedForm_forUniformScores() {
        observe(1, score -> score);

        assertThat(estimate.auc()).isCloseTo(5.0 / 6, within(0.005));
        assertThat(estimate.logLoss()).isCloseTo(0.5, within(0.005));
        assertThat(estimate.accuracy()).isCloseTo(0.75, within(0.005));
        assertThat(estimate.brier()).isCloseTo(1.0 / 6, within(0.005));
    }

    /** The known blindness: labels that no longer follow the score leave the estimate where it was, bit by bit. */
    @Test
    void estimate_doesNotSeeConceptDrift_whichTheRealisedMetricsDo() {
        observe(1, score -> score);
        EstimationTest drifted = new EstimationTest();
        drifted.observe(1, score -> 0.5);

        assertThat(drifted.estimate.auc()).isEqualTo(estimate.auc());
        assertThat(drifted.estimate.logLoss()).isEqualTo(estimate.logLoss());
        assertThat(realised.auc().value()).isGreaterThan(0.8);
        assertThat(drifted.realised.auc().value()).isCloseTo(0.5, within(0.01));
        assertThat(drifted.realised.logLoss()).isGreaterThan(realised.logLoss() + 0.3);
    }

    @Test
    void estimate_goesOnIdentically_whenRestored() throws IOException {
        observe(2, score -> score);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        estimate.save(new DataOutputStream(bytes));
        EstimatedPerformance restored =
                EstimatedPerformance.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), EDGES);

        assertThat(restored.auc()).isEqualTo(estimate.auc());
        assertThat(restored.accuracy()).isEqualTo(estimate.accuracy());
    }

    @Test
    void isotonic_poolsAdjacentViolators() {
        IsotonicCalibration fit = IsotonicCalibration.fit(
                new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, new boolean[] {false, true, false, true, true, true});

        assertThat(fit.apply(0.05)).isZero();
        assertThat(fit.apply(0.25)).isCloseTo(0.5, within(1e-12));
        assertThat(fit.apply(0.9)).isOne();
    }

    @Test
    void checked_keepsARecalibrationThatHelps_andLeavesCalibratedScoresAlone() {
        Random random = new Random(3);
        double[] scores = random.doubles(5_000).toArray();
        boolean[] labels = new boolean[scores.length];
        boolean[] halved = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            labels[i] = random.nextDouble() < scores[i];
            halved[i] = random.nextDouble() < scores[i] / 2;
        }
        CheckedCalibration helps = CheckedCalibration.fit(scores, halved, 5);

        assertThat(helps.recalibrates()).isTrue();
        assertThat(helps.errorAfter()).isLessThan(helps.errorBefore() / 3);
        assertThat(helps.calibration().apply(0.8)).isCloseTo(0.4, within(0.06));
        assertThat(CheckedCalibration.fit(
                                new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, true, false, false}, 2)
                        .calibration())
                .isSameAs(Calibration.IDENTITY);
        assertThat(CheckedCalibration.fit(scores, labels, 5).errorBefore()).isLessThan(0.03);
    }
}

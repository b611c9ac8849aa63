package io.headroom.monitoring.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.labels.LabelledAnswer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityWindowTest {
    private static final List<Double> PROPENSITIES = List.of(1.0, 0.6, 0.4, 0.3, 0.2);
    private static final BinEdges EDGES = BinEdges.ofWidth(0, 1, 400);

    /** Items in the order of their scores, so that position and score are confounded as they are in serving. */
    private static LabelledAnswer answer(Random random, boolean lookedAtAll) {
        double[] scores = random.doubles(5).map(u -> 0.05 + 0.6 * u).sorted().toArray();
        int[] positions = new int[5];
        float[] descending = new float[5];
        boolean[] clicked = new boolean[5];
        for (int i = 0; i < 5; i++) {
            positions[i] = i + 1;
            descending[i] = (float) scores[4 - i];
            double looked = lookedAtAll ? 1 : PROPENSITIES.get(i);
            clicked[i] = random.nextDouble() < looked * descending[i];
        }
        return new LabelledAnswer(0, positions, descending, clicked);
    }

    private static QualityWindow window(boolean lookedAtAll, List<Double> propensities) {
        Random random = new Random(5);
        QualityWindow window = new QualityWindow(EDGES, new PositionBias(propensities, 20), 5);
        for (int i = 0; i < 40_000; i++) {
            window.add(answer(random, lookedAtAll));
        }
        return window;
    }

    @Test
    void auc_isThatOfUsersWhoLookAtAllPositions() {
        double truth = window(true, List.of()).area().value();

        assertThat(window(false, PROPENSITIES).area().value()).isCloseTo(truth, within(0.01));
        assertThat(window(false, List.of()).area().value()).isGreaterThan(truth + 0.03);
    }

    /** Few answers to users who like nearly all they look at: the correction divides by what little is left. */
    @Test
    void auc_isOneThatCanBe_andItsErrorSaysHowFarItStrays_whenNearlyAllIsLiked() {
        Random random = new Random(11);
        double truth = liked(random, 100_000).area().value();
        int within = 0;
        for (int trial = 0; trial < 400; trial++) {
            QualityWindow.Area area = liked(random, 100).area();
            if (Double.isNaN(area.value())) {
                within++;
                continue;
            }
            assertThat(area.value()).isBetween(0.0, 1.0);
            within += Math.abs(area.value() - truth) <= 2 * area.standardError() ? 1 : 0;
        }
        assertThat(within).isGreaterThan(360);
    }

    private static QualityWindow liked(Random random, int answers) {
        QualityWindow window = new QualityWindow(EDGES, new PositionBias(PROPENSITIES, 20), 5);
        for (int i = 0; i < answers; i++) {
            LabelledAnswer answer = answer(random, false);
            boolean[] clicked = new boolean[5];
            for (int item = 0; item < 5; item++) {
                answer.scores()[item] += 0.3f;
                clicked[item] = random.nextDouble() < PROPENSITIES.get(item) * answer.scores()[item];
            }
            window.add(new LabelledAnswer(0, answer.positions(), answer.scores(), clicked));
        }
        return window;
    }

    @Test
    void figures_areRightWhereTheModelIs() {
        QualityWindow window = window(false, PROPENSITIES);

        assertThat(window.calibration().ratio()).isCloseTo(1, within(0.02));
        assertThat(window.calibrationError()).isLessThan(0.01);
        assertThat(window.gain()).isBetween(0.5, 1.0);
    }

    @Test
    void excessLoss_isNothingOnAverage_whereTheModelIsRight() {
        Random random = new Random(6);
        PositionBias bias = new PositionBias(PROPENSITIES, 20);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += ExcessLoss.of(answer(random, false), bias);
        }
        assertThat(sum / 20_000).isCloseTo(0.5, within(0.004));
    }

    @Test
    void weightOfAClick_isClipped() {
        PositionBias bias = new PositionBias(List.of(1.0, 0.1, 0.001), 20);

        assertThat(bias.weight(2)).isCloseTo(10, within(1e-9));
        assertThat(bias.weight(3)).isEqualTo(20);
    }
}

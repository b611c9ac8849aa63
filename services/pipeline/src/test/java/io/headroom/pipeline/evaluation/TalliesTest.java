package io.headroom.pipeline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TalliesTest {

    @Test
    void rankTally_matchesValuesWorkedOutByHand() {
        RankTally tally = new RankTally(2, 100);
        tally.add(new int[] {7, 8, 9}, 7);
        tally.add(new int[] {7, 8, 9}, 9);
        tally.add(new int[] {7, 8, 9}, 5);
        tally.add(new int[0], 5);

        assertThat(tally.metrics())
                .containsExactly(entry("ndcg@10", (1 + 0.5) / 4), entry("recall@2", 0.25), entry("recall@100", 0.5));
    }

    @Test
    void rankTally_givesNoGainBeyondTheTenth() {
        RankTally tally = new RankTally();
        tally.add(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 10);
        assertThat(tally.ndcg()).isZero();
    }

    @Test
    void probabilityTally_matchesValuesWorkedOutByHand() {
        ProbabilityTally tally = new ProbabilityTally();
        tally.add(0.9f, true);
        tally.add(0.4f, false);
        tally.add(0.4f, true);
        tally.add(0.1f, false);
        Map<String, Double> metrics = tally.metrics();

        assertThat(metrics.get("auc")).isEqualTo(3.5 / 4);
        assertThat(metrics.get("logLoss"))
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.9)) / 4, within(1e-6));
    }

    @Test
    void calibrationError_isSmall_whenProbabilitiesAreTrue_andLargeWhenTheyAreDoubled() {
        ProbabilityTally honest = new ProbabilityTally();
        ProbabilityTally boastful = new ProbabilityTally();
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float truth = random.nextFloat() / 2;
            boolean label = random.nextFloat() < truth;
            honest.add(truth, label);
            boastful.add(2 * truth, label);
        }
        assertThat(honest.metrics().get("ece")).isLessThan(0.01);
        assertThat(boastful.metrics().get("ece")).isBetween(0.24, 0.26);
    }

    @Test
    void best_ordersByScoreThenRow_andLeavesOutExcluded() {
        BitSet excluded = new BitSet();
        excluded.set(1);
        assertThat(Best.of(new float[] {0.5f, 9, 0, 0.5f, 0.7f}, excluded, 3)).containsExactly(4, 0, 3);
        assertThat(Best.order(new float[] {-1, 2, -1})).containsExactly(1, 0, 2);
    }
}

package io.headroom.drift.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class ExpectedAucPropertyTest {
    @Property(tries = 200)
    void of_isThatOfAllPairs(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 9) Integer> scores,
            @ForAll @Size(value = 30) List<@DoubleRange(min = 0.05, max = 0.95) Double> labels) {
        double[] score = scores.stream().mapToDouble(Integer::doubleValue).toArray();
        double[] positive = labels.stream()
                .limit(score.length)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double pairs = 0;
        double right = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                double weight = positive[i] * (1 - positive[j]);
                pairs += weight;
                right += weight * (score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0);
            }
        }
        assertThat(new ExpectedAuc(score).of(positive)).isCloseTo(right / pairs, within(1e-9));
    }
}

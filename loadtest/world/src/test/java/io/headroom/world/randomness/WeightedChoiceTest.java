package io.headroom.world.randomness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WeightedChoiceTest {
    private static final int DRAWS = 200_000;

    @Test
    void draw_followsTheWeights() {
        double[] weights = {5, 0, 1, 3, 0.5, 0.5};
        WeightedChoice choice = new WeightedChoice(weights);
        SeededStream stream = SeededStream.of(1, Concern.ITEM, 0);
        int[] counts = new int[weights.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[choice.draw(stream)]++;
        }
        for (int index = 0; index < weights.length; index++) {
            assertThat((double) counts[index] / DRAWS).isCloseTo(weights[index] / 10, within(0.005));
        }
        assertThat(counts[1]).isZero();
    }

    @Test
    void choice_refused_whenWeightsCannotBeProbabilities() {
        assertThatIllegalArgumentException().isThrownBy(WeightedChoice::new);
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedChoice(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedChoice(2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedChoice(1, Double.NaN));
    }
}

package io.headroom.ranking.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MostProbableTest {
    private static final int CASES = 2_000;

    @Test
    void of_areTheFirstOfAll_whenTheyAreOrderedByFallingProbability() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < CASES; i++) {
            float[] probabilities = new float[random.nextInt(300)];
            // Often many are equal: then the smaller index comes first.
            int different = 1 + random.nextInt(400);
            for (int j = 0; j < probabilities.length; j++) {
                probabilities[j] = random.nextInt(different) / 400f;
            }
            int count = random.nextInt(310);

            assertThat(MostProbable.of(probabilities, count)).isEqualTo(ordered(probabilities, count));
        }
    }

    private static int[] ordered(float[] probabilities, int count) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -probabilities[i]))
                .mapToInt(Integer::intValue)
                .limit(count)
                .toArray();
    }
}

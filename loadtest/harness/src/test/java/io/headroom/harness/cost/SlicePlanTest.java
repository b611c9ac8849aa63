package io.headroom.harness.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlicePlanTest {

    @Test
    void plan_hasOneOfEachKindInEveryPair_inChangingOrder() {
        SlicePlan plan = new SlicePlan(200, 7);

        assertThat(IntStream.range(0, 200)).allMatch(pair -> plan.isLogging(2 * pair) != plan.isLogging(2 * pair + 1));
        assertThat(IntStream.range(0, 200)
                        .filter(pair -> plan.isLogging(2 * pair))
                        .count())
                .isBetween(70L, 130L);
    }
}

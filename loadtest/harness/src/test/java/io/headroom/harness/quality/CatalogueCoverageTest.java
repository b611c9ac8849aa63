package io.headroom.harness.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CatalogueCoverageTest {
    private static final int ITEMS = 400;
    private static final int USERS = 60;

    @Test
    void of_countsEachItemOnce() {
        Estimate coverage = CatalogueCoverage.of(new long[] {1, 2}, List.of(new long[] {1, 2}, new long[] {2, 3}), 10);

        assertThat(coverage.value()).isCloseTo(0.3, within(1e-12));
        assertThat(coverage.low()).isEqualTo(coverage.value());
    }

    @Test
    void of_enclosesTheExpectedCoverageAtLeastAsOftenAsStated() {
        double expected = LongStream.range(10_000, 10_300)
                .mapToDouble(seed -> draw(seed).value())
                .average()
                .orElseThrow();

        long enclosed = LongStream.range(0, 300)
                .mapToObj(CatalogueCoverageTest::draw)
                .filter(coverage -> coverage.low() <= expected && expected <= coverage.high())
                .count();

        // 95% of 300 trials less three standard deviations: the method errs on the side of too wide.
        assertThat(enclosed).isGreaterThanOrEqualTo(274);
    }

    /** Lists of a popularity that falls off quickly, from users of one to three requests. */
    private static Estimate draw(long seed) {
        Random random = new Random(seed);
        List<long[]> answers = new ArrayList<>();
        List<Long> users = new ArrayList<>();
        for (long user = 0; user < USERS; user++) {
            for (int request = 0; request <= random.nextInt(3); request++) {
                users.add(user);
                answers.add(LongStream.generate(() -> (long) (ITEMS * random.nextDouble() * random.nextDouble()))
                        .distinct()
                        .limit(10)
                        .toArray());
            }
        }
        return CatalogueCoverage.of(users.stream().mapToLong(Long::longValue).toArray(), answers, ITEMS);
    }
}

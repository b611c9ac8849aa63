package io.headroom.harness.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    private static final int USERS = 150;
    private static final int TRIALS = 200;

    @Test
    void mean_enclosesTheTruthAsOftenAsStated_whenRequestsOfAUserResembleEachOther() {
        int enclosed = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Sample sample = Sample.draw(new Random(trial));
            Estimate estimate = new ClusterBootstrap(sample.users, trial).mean(sample.values);
            enclosed += estimate.low() <= Sample.MEAN && Sample.MEAN <= estimate.high() ? 1 : 0;
        }
        // 95% of 200 trials, give or take three standard deviations.
        assertThat(enclosed).isBetween(180, 199);
    }

    @Test
    void mean_isNarrower_whenEveryRequestIsTakenForAUserOfItsOwn() {
        Sample sample = Sample.draw(new Random(1));
        long[] each = new long[sample.users.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = i;
        }

        Estimate byUser = new ClusterBootstrap(sample.users, 1).mean(sample.values);
        Estimate byRequest = new ClusterBootstrap(each, 1).mean(sample.values);

        assertThat(byRequest.high() - byRequest.low()).isLessThan(0.8 * (byUser.high() - byUser.low()));
    }

    @Test
    void ratio_ofPairsThatMoveTogether_isFarMoreCertainThanTheirMeans() {
        Sample sample = Sample.draw(new Random(1));
        double[] half = Arrays.stream(sample.values).map(value -> value / 2).toArray();

        Estimate ratio = new ClusterBootstrap(sample.users, 1).ratio(half, sample.values);

        assertThat(ratio.value()).isCloseTo(0.5, within(1e-12));
        assertThat(ratio.high() - ratio.low()).isLessThan(1e-9);
    }

    @Test
    void estimates_areTheSame_whenTheSeedIs() {
        Sample sample = Sample.draw(new Random(1));

        assertThat(new ClusterBootstrap(sample.users, 7).mean(sample.values))
                .isEqualTo(new ClusterBootstrap(sample.users, 7).mean(sample.values))
                .isNotEqualTo(new ClusterBootstrap(sample.users, 8).mean(sample.values));
    }

    /** Users of 1 to 9 requests, each with a rate of success of its own. */
    private record Sample(long[] users, double[] values) {
        static final double MEAN = 0.3;

        static Sample draw(Random random) {
            List<Long> users = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (long user = 0; user < USERS; user++) {
                double rate = random.nextDouble() < MEAN ? 0.9 : 0.3 * 0.1 / 0.7;
                rate = random.nextBoolean() ? rate : MEAN;
                int requests = 1 + random.nextInt(9);
                for (int i = 0; i < requests; i++) {
                    users.add(user);
                    values.add(random.nextDouble() < rate ? 1.0 : 0.0);
                }
            }
            return new Sample(
                    users.stream().mapToLong(Long::longValue).toArray(),
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}

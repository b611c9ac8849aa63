package io.headroom.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DelayDistributionTest {
    private static final int SAMPLES = 100_000;

    @Test
    void fixed_isAlwaysTheSame() {
        assertThat(millis(new DelayDistribution.Fixed(Duration.ofMillis(7)))).containsOnly(7.0);
    }

    @Test
    void uniform_fillsItsBounds() {
        double[] millis = millis(new DelayDistribution.Uniform(Duration.ofMillis(10), Duration.ofMillis(20)));
        assertThat(millis[0]).isBetween(10.0, 10.01);
        assertThat(millis[SAMPLES - 1]).isBetween(19.99, 20.0);
        assertThat(millis[SAMPLES / 2]).isCloseTo(15, within(0.1));
    }

    @Test
    void exponential_hasItsMean() {
        double[] millis = millis(new DelayDistribution.Exponential(Duration.ofMillis(30)));
        assertThat(Arrays.stream(millis).average().orElseThrow()).isCloseTo(30, within(0.5));
    }

    @Test
    void logNormal_hasItsMedianAndP99() {
        double[] millis = millis(new DelayDistribution.LogNormal(Duration.ofMillis(20), Duration.ofMillis(200)));
        assertThat(millis[SAMPLES / 2]).isCloseTo(20, within(0.5));
        assertThat(millis[SAMPLES * 99 / 100]).isCloseTo(200, within(10.0));
    }

    @Test
    void sample_isNeverAboveTheLongest() {
        double[] millis = millis(new DelayDistribution.LogNormal(Duration.ofSeconds(30), Duration.ofSeconds(60)));
        assertThat(millis[SAMPLES - 1]).isEqualTo(60_000);
    }

    /** In ascending order. */
    private static double[] millis(DelayDistribution distribution) {
        SplittableRandom random = new SplittableRandom(3);
        double[] millis = new double[SAMPLES];
        Arrays.setAll(millis, i -> distribution.sample(random).toNanos() / 1e6);
        Arrays.sort(millis);
        return millis;
    }
}

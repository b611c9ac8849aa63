package io.headroom.harness.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoissonArrivalsTest {
    @ParameterizedTest
    @CsvSource({"1,100", "2,100", "3,2500", "20261120,7"})
    void gaps_areExponential_forAnySeedAndRate(long seed, double rate) {
        double[] gaps = gaps(new PoissonArrivals(rate, new SplittableRandom(seed)), 20_000);
        var test = KolmogorovSmirnovTest.withDefaults()
                .test(gaps, ExponentialDistribution.of(1e9 / rate)::cumulativeProbability);
        assertThat(test.getPValue())
                .as("p-value of the Kolmogorov-Smirnov test")
                .isGreaterThan(0.01);
    }

    @Test
    void gaps_areIndependent_ofTheOneBefore() {
        double[] gaps = gaps(new PoissonArrivals(100, new SplittableRandom(5)), 20_000);
        double mean = 1e7;
        double covariance = 0;
        double variance = 0;
        for (int i = 1; i < gaps.length; i++) {
            covariance += (gaps[i] - mean) * (gaps[i - 1] - mean);
            variance += (gaps[i] - mean) * (gaps[i] - mean);
        }
        // Three standard errors of an autocorrelation that is 0.
        assertThat(covariance / variance).isBetween(-3 / Math.sqrt(gaps.length), 3 / Math.sqrt(gaps.length));
    }

    @Test
    void constructor_refuses_aRateThatIsNotPositive() {
        assertThatThrownBy(() -> new PoissonArrivals(0, new SplittableRandom(1)))
                .hasMessage("rate is 0.0, but must be above 0");
    }

    private static double[] gaps(PoissonArrivals arrivals, int count) {
        double[] gaps = new double[count];
        long previous = 0;
        for (int i = 0; i < count; i++) {
            long next = arrivals.nextOffsetNanos();
            gaps[i] = next - previous;
            previous = next;
        }
        return gaps;
    }
}

package io.headroom.harness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;

final class RankIntervalPropertyTest {
    @Property(tries = 300)
    void of_coversThePercentile_withTheStatedConfidence(
            @ForAll @DoubleRange(min = 0.05, max = 0.99) double quantile,
            @ForAll @LongRange(min = 1, max = 200_000) long samples) {
        RankInterval ranks = RankInterval.of(quantile, samples, 0.99);
        BinomialDistribution below = BinomialDistribution.of((int) samples, quantile);
        double coverage = below.cumulativeProbability((int) ranks.upper() - 1)
                - below.cumulativeProbability((int) ranks.lower() - 1);
        assertThat(coverage).isGreaterThanOrEqualTo(0.99 - 1e-9);
        assertThat((double) ranks.lower()).isLessThanOrEqualTo(Math.ceil(quantile * samples));
        assertThat((double) ranks.upper()).isGreaterThanOrEqualTo(Math.floor(quantile * samples));
    }
}

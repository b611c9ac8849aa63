package io.headroom.monitoring.significance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class BenjaminiHochbergPropertyTest {
    @Property(tries = 300)
    void rejected_areThoseUpToTheLastRankUnderTheLine(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int last = 0;
        for (int rank = 1; rank <= sorted.length; rank++) {
            last = sorted[rank - 1] <= 0.1 * rank / sorted.length ? rank : last;
        }
        double bound = last == 0 ? -1 : sorted[last - 1];

        BenjaminiHochberg decision = BenjaminiHochberg.of(p, 0.1);
        for (int i = 0; i < p.length; i++) {
            if (Math.abs(decision.adjusted(i) - 0.1) > 1e-12) {
                assertThat(decision.rejected(i)).isEqualTo(p[i] <= bound);
            }
            assertThat(decision.adjusted(i)).isBetween(p[i], 1.0);
        }
    }

    @Example
    void rejections_areRare_whenNothingIsTrue() {
        Random random = new Random(8);
        int any = 0;
        for (int family = 0; family < 4000; family++) {
            double[] p = random.doubles(30).toArray();
            any += BenjaminiHochberg.of(p, 0.05).rejected().length > 0 ? 1 : 0;
        }
        assertThat(Intervals.proportion(any, 4000, 0.99).contains(0.05)).isTrue();
    }
}

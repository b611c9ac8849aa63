package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SquashPropertyTest {

    @Property
    void log2_agreesWithTheExactLogarithm_overTheWholeRange(@ForAll @DoubleRange(min = -12, max = 12) double exponent) {
        double value = Math.pow(10, exponent);

        assertThat(Squash.log2(value)).isCloseTo(Math.log(value) / Math.log(2), within(1e-8));
    }

    @Property
    void count_isBoundedAndRises_whateverComesIn(
            @ForAll double value, @ForAll @DoubleRange(min = 0, max = 1e9) double more) {
        assertThat(Squash.count(value)).isBetween(0f, 4f);
        assertThat(Squash.count(value + more)).isGreaterThanOrEqualTo(Squash.count(value) - 1e-6f);
    }

    @Property
    void decayed_isBounded_whateverComesIn(@ForAll double value, @ForAll double halfLives) {
        assertThat(Squash.decayed(value, halfLives)).isBetween(-1.5f, 4f);
    }
}

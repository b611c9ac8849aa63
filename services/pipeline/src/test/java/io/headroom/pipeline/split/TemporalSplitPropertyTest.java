package io.headroom.pipeline.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.pipeline.dataset.Split;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TemporalSplitPropertyTest {

    @Property
    void everyPartHasEvents_andTheyFollowEachOther(
            @ForAll @Size(min = 100, max = 300) List<@LongRange(min = 1, max = 40) Long> times) {
        long[] ascending = times.stream().mapToLong(Long::longValue).sorted().toArray();
        Assume.that(Arrays.stream(ascending).distinct().count() >= 3);

        Split split = TemporalSplit.DEFAULT.of(ascending);

        assertThat(split.t1Seconds()).isLessThan(split.t2Seconds());
        assertThat(Arrays.stream(ascending)).anyMatch(time -> time < split.t1Seconds());
        assertThat(Arrays.stream(ascending)).anyMatch(time -> time >= split.t1Seconds() && time < split.t2Seconds());
        assertThat(Arrays.stream(ascending)).anyMatch(time -> time >= split.t2Seconds());
    }
}

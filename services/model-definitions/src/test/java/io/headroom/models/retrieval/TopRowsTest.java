package io.headroom.models.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopRowsTest {

    @Property(tries = 300)
    void drain_givesWhatSortingWould(
            @ForAll @Size(max = 200) List<@FloatRange(min = -1, max = 1) Float> scores,
            @ForAll @IntRange(max = 50) int limit) {
        TopRows top = new TopRows(limit);
        IntStream.range(0, scores.size()).forEach(row -> top.offer(row, scores.get(row)));

        int[] expected = IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -scores.get(row))
                        .thenComparing(row -> row))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(top.drain().rows()).containsExactly(expected);
    }
}

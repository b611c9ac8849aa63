package io.headroom.pipeline.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.dataset.Split;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TemporalSplitTest {

    @Test
    void of_cutsAtTheShares_whenTimesDiffer() {
        assertThat(TemporalSplit.DEFAULT.of(LongStream.range(1_000, 2_000).toArray()))
                .isEqualTo(new Split(1_700, 1_900));
    }

    @Test
    void of_keepsASecondTogether_whenTheCutFallsIntoIt() {
        long[] times = LongStream.range(0, 1_000).map(i -> i / 300).toArray();

        assertThat(TemporalSplit.DEFAULT.of(times)).isEqualTo(new Split(2, 3));
    }

    @Test
    void of_movesTheCuts_whenAlmostAllHappenedAtOnce() {
        long[] late = new long[200];
        Arrays.fill(late, 50);
        late[0] = 10;
        late[1] = 20;
        assertThat(TemporalSplit.DEFAULT.of(late)).isEqualTo(new Split(20, 50));

        long[] early = new long[200];
        Arrays.fill(early, 50);
        early[198] = 60;
        early[199] = 70;
        assertThat(TemporalSplit.DEFAULT.of(early)).isEqualTo(new Split(60, 70));
    }

    @Test
    void of_refuses_whenThereAreTooFewRatings() {
        assertThatThrownBy(() -> TemporalSplit.DEFAULT.of(new long[99]))
                .isInstanceOf(PipelineException.class)
                .hasMessage("99 valid ratings cannot be split by time: at least 100 are needed");
    }

    @Test
    void of_refuses_whenTimesAreAllButTheSame() {
        long[] times = new long[100];
        times[99] = 1;

        assertThatThrownBy(() -> TemporalSplit.DEFAULT.of(times))
                .isInstanceOf(PipelineException.class)
                .hasMessage("100 ratings cannot be split by time: they have fewer than 3 different timestamps");
    }
}

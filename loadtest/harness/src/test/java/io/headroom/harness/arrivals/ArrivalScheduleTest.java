package io.headroom.harness.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArrivalScheduleTest {
    private static final WeightedUsers USERS = new WeightedUsers(new long[] {7, 8, 9}, new double[] {1, 2, 3});

    @Test
    void next_repeatsTheSchedule_whenTheSeedIsEqual() {
        assertThat(first(1000, 42)).isEqualTo(first(1000, 42)).isNotEqualTo(first(1000, 43));
    }

    @Test
    void next_isInOrder() {
        assertThat(first(1000, 42)).extracting(Arrival::sequence).isSorted().startsWith(0L);
        assertThat(first(1000, 42)).extracting(Arrival::offsetNanos).isSorted();
    }

    private static List<Arrival> first(int count, long seed) {
        ArrivalSchedule schedule = new ArrivalSchedule(100, USERS, seed);
        return Stream.generate(schedule::next).limit(count).toList();
    }
}

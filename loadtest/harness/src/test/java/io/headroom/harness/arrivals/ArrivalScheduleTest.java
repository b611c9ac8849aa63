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

    @Test
    void next_asksWhomItIsTold_atTheSameMoments() {
        WeightedUsers others = new WeightedUsers(new long[] {1}, new double[] {1});
        ArrivalSchedule changing = new ArrivalSchedule(100, nanos -> nanos < 5_000_000_000L ? USERS : others, 42);
        List<Arrival> usual = first(1000, 42);

        List<Arrival> arrivals = Stream.generate(changing::next).limit(1000).toList();

        assertThat(arrivals)
                .extracting(Arrival::offsetNanos)
                .isEqualTo(usual.stream().map(Arrival::offsetNanos).toList());
        assertThat(arrivals)
                .allMatch(arrival -> arrival.offsetNanos() < 5_000_000_000L
                        ? arrival.equals(usual.get((int) arrival.sequence()))
                        : arrival.userId() == 1);
    }

    @Test
    void drawnEvenly_takesEveryUserAsReadily() {
        ArrivalSchedule schedule = new ArrivalSchedule(100, USERS.drawnEvenly(1), 42);

        long first = Stream.generate(schedule::next)
                .limit(9_000)
                .filter(arrival -> arrival.userId() == 7)
                .count();

        assertThat(first).isBetween(2_800L, 3_200L);
    }

    private static List<Arrival> first(int count, long seed) {
        ArrivalSchedule schedule = new ArrivalSchedule(100, USERS, seed);
        return Stream.generate(schedule::next).limit(count).toList();
    }
}

package io.headroom.eventlog.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RoomProperties {
    /** Positive numbers enter, others leave. */
    @Property
    void room_neverHoldsMoreThanItsLimits(@ForAll List<@IntRange(min = -5, max = 40) Integer> sizes) {
        Room room = new Room(5, 100);
        Deque<Integer> inside = new ArrayDeque<>();
        for (int size : sizes) {
            if (size > 0) {
                boolean fits = inside.size() < 5 && sum(inside) + size <= 100;
                assertThat(room.enter(size)).isEqualTo(fits);
                if (fits) {
                    inside.add(size);
                }
            } else if (!inside.isEmpty()) {
                room.leave(inside.removeFirst());
            }
            assertThat(room.records()).isEqualTo(inside.size());
            assertThat(room.bytes()).isEqualTo(sum(inside));
        }
    }

    private static long sum(Deque<Integer> inside) {
        return inside.stream().mapToLong(Integer::longValue).sum();
    }
}

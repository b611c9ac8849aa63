package io.headroom.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KnownUsersTest {
    @Test
    void users_areDrawnByTheirActivity() {
        Iterator<Map<String, Object>> ids = new KnownUsers(new long[] {7, 8, 9, 10}, new long[] {1, 0, 3, 0}, 1).ids();

        long[] drawn = IntStream.range(0, 4000)
                .mapToLong(i -> (Long) ids.next().get("userId"))
                .toArray();

        assertThat(drawn).containsOnly(7, 9);
        assertThat(java.util.Arrays.stream(drawn).filter(id -> id == 9).count()).isBetween(2850L, 3150L);
    }
}

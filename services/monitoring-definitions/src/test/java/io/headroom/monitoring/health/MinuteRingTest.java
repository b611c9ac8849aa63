package io.headroom.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MinuteRingTest {
    private final MinuteRing ring = new MinuteRing(5, 1);

    private void minute(long minute, int count) {
        ring.advance(minute * 60_000 + 1);
        for (int i = 0; i < count; i++) {
            ring.add(0);
        }
    }

    @Test
    void sum_isOfTheNewestMinutes() {
        for (int minute = 1; minute <= 7; minute++) {
            minute(minute, minute);
        }
        assertThat(ring.sum(0, 1)).isEqualTo(7);
        assertThat(ring.sum(0, 3)).isEqualTo(18);
        assertThat(ring.sum(0, 100)).isEqualTo(25);
    }

    @Test
    void gap_isEmptyMinutes() {
        minute(1, 4);
        minute(4, 2);
        assertThat(ring.sum(0, 3)).isEqualTo(2);
        assertThat(ring.sum(0, 5)).isEqualTo(6);
        minute(1_000_000, 1);
        assertThat(ring.sum(0, 5)).isEqualTo(1);
    }

    @Test
    void advance_tellsNewMinutes() {
        assertThat(ring.advance(60_000)).isTrue();
        assertThat(ring.advance(119_999)).isFalse();
        assertThat(ring.advance(120_000)).isTrue();
        assertThat(ring.advance(60_000)).isFalse();
    }
}

package io.headroom.harness.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.harness.arrivals.RateProfile.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VaryingArrivalsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void offsets_followTheRateInForce() {
        var profile =
                new RateProfile(List.of(new Piece(0, 100), new Piece(100 * SECOND, 300), new Piece(200 * SECOND, 100)));
        List<Long> offsets = offsets(profile, 300 * SECOND);
        assertThat((double) between(offsets, 0, 100)).isCloseTo(10_000, within(500.0));
        assertThat((double) between(offsets, 100, 200)).isCloseTo(30_000, within(900.0));
        assertThat((double) between(offsets, 200, 300)).isCloseTo(10_000, within(500.0));
        assertThat(offsets).isSorted();
    }

    @Test
    void offsets_areThoseOfAConstantRate_whenItDoesNotChange() {
        var varying = new VaryingArrivals(new RateProfile(List.of(new Piece(0, 50))), new SplittableRandom(7));
        var constant = new PoissonArrivals(50, new SplittableRandom(7));
        for (int i = 0; i < 1000; i++) {
            assertThat(varying.nextOffsetNanos()).isCloseTo(constant.nextOffsetNanos(), within(1000L));
        }
    }

    @Test
    void profile_refusesPiecesOutOfOrderAndRatesOfZero() {
        assertThatThrownBy(() -> new RateProfile(List.of(new Piece(5, 1)))).hasMessageContaining("begins at 0");
        assertThatThrownBy(() -> new RateProfile(List.of(new Piece(0, 1), new Piece(0, 2))))
                .hasMessageContaining("piece 1");
        assertThatThrownBy(() -> new Piece(0, 0)).hasMessageContaining("above 0");
    }

    private static List<Long> offsets(RateProfile profile, long until) {
        var arrivals = new VaryingArrivals(profile, new SplittableRandom(1));
        List<Long> offsets = new ArrayList<>();
        for (long offset = arrivals.nextOffsetNanos(); offset < until; offset = arrivals.nextOffsetNanos()) {
            offsets.add(offset);
        }
        return offsets;
    }

    private static long between(List<Long> offsets, long fromSecond, long toSecond) {
        return offsets.stream()
                .filter(offset -> offset >= fromSecond * SECOND && offset < toSecond * SECOND)
                .count();
    }
}

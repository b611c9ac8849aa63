package io.headroom.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataClockTest {
    @Test
    void nowSeconds_continuesFromTheEndOfTheData() {
        Instant created = Instant.ofEpochSecond(1_700_000_000);
        Manifest manifest = new Manifest("v", created, 1_000_000_000, 1, Map.of(), Map.of());

        assertThat(new DataClock(manifest, () -> created.plusSeconds(60)).nowSeconds())
                .isEqualTo(1_000_000_060);
    }
}

package io.headroom.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
    @Test
    void doubling_endsAtTheLargestThatIsNotAbove() {
        assertThat(LatencyBuckets.doubling(Duration.ofNanos(250_000), Duration.ofMillis(2)))
                .containsExactly(
                        Duration.ofNanos(250_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2));
        assertThat(LatencyBuckets.doubling(Duration.ofMillis(3), Duration.ofMillis(10)))
                .containsExactly(Duration.ofMillis(3), Duration.ofMillis(6));
    }

    @Test
    void doubling_refuses_whatNeverGrows() {
        assertThatThrownBy(() -> LatencyBuckets.doubling(Duration.ZERO, Duration.ofMillis(1)))
                .hasMessage("smallest bound is PT0S, but must be above 0");
    }
}

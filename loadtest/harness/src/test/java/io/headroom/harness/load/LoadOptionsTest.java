package io.headroom.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.LoadException;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LoadOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void constructor_namesTheValueAndTheLimit_whenAnOptionIsOutOfRange() {
        assertRefused("ftp://x", 1, SECOND, SECOND, 10, "target is 'ftp://x', but must be a URL such as");
        assertRefused(
                "http://x", 0, SECOND, SECOND, 10, "rate is 0.0 requests/s, but must be above 0 and at most 20000");
        assertRefused("http://x", Double.NaN, SECOND, SECOND, 10, "rate is NaN requests/s");
        assertRefused(
                "http://x",
                1,
                SECOND.dividedBy(2),
                SECOND,
                10,
                "duration is 0.5 s, but must lie between 1 s and 86400 s");
        assertRefused(
                "http://x", 1, SECOND, SECOND.negated(), 10, "warm-up is -1 s, but must lie between 0 s and 3600 s");
        assertRefused("http://x", 1, SECOND, SECOND, 101, "limit is 101, but must lie between 1 and 100");
    }

    @Test
    void defaults_deriveFromTheBudgets() {
        Budget request = new Budget(Map.of(Percentile.P99, Duration.ofMillis(40)), Duration.ofMillis(150));
        Budget quick = new Budget(Map.of(Percentile.P99, Duration.ofMillis(4)), Duration.ofMillis(15));
        InstrumentOptions instrument = InstrumentOptions.defaults();
        assertThat(instrument.clientTimeout(request)).isEqualTo(Duration.ofMillis(1500));
        assertThat(instrument.sendLagLimit(request)).isEqualTo(Duration.ofMillis(2));
        assertThat(instrument.sendLagLimit(quick)).isEqualTo(Duration.ofMillis(1));
        assertThat(instrument.maxInFlight(100, Duration.ofMillis(1500))).isEqualTo(289);
        assertThat(instrument.maxInFlight(20_000, Duration.ofMillis(1500))).isEqualTo(10_000);
    }

    @Test
    void instrument_namesTheValueAndTheLimit_whenAnOptionIsOutOfRange() {
        assertThatThrownBy(() -> new InstrumentOptions(1, 10, Optional.empty(), Optional.empty()))
                .hasMessage("confidence is 1.0, but must lie between 0.5 and 0.9999");
        assertThatThrownBy(() -> new InstrumentOptions(0.99, 0.5, Optional.empty(), Optional.empty()))
                .hasMessage("timeout multiple is 0.5, but must lie between 1 and 1000");
        assertThatThrownBy(() -> new InstrumentOptions(0.99, 10, Optional.empty(), Optional.of(0)))
                .hasMessage("max in flight is 0, but must lie between 1 and 65000");
    }

    private static void assertRefused(
            String target, double rate, Duration duration, Duration warmup, int limit, String message) {
        assertThatThrownBy(() -> new LoadOptions(
                        URI.create(target),
                        rate,
                        duration,
                        warmup,
                        1,
                        limit,
                        Path.of("out"),
                        "default",
                        InstrumentOptions.defaults()))
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageStartingWith(message);
    }
}

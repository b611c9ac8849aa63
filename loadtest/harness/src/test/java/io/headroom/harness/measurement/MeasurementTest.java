package io.headroom.harness.measurement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.Answers;
import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeasurementTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 10_000 * MILLI;

    private final Measurement measurement = new Measurement(START, Duration.ofSeconds(3));

    @Test
    void result_leavesOutWhatWasDueBeforeTheMeasuredPhase() {
        accept(START - 1, 5, ok());
        accept(START, 7, ok());
        assertThat(measurement.warmedUp()).isEqualTo(1);
        assertThat(measurement.result().latency().count()).isEqualTo(1);
        assertThat(measurement.result().latency().max()).isBetween(7000L, 7003L);
    }

    @Test
    void result_countsErrorsByCategory_andTheirLatencyApart() {
        accept(START, 1, new Failed(Failure.TIMEOUT));
        accept(START, 2, new Failed(Failure.CONNECTION_REFUSED));
        accept(START, 3, new Answered(503, new byte[0]));
        accept(START, 4, new Answered(200, "{}".getBytes(UTF_8)));
        accept(START, 5, ok());
        Measured measured = measurement.result();
        assertThat(measured.errors())
                .isEqualTo(Map.of("timeout", 1L, "connection refused", 1L, "HTTP 503", 1L, "bad body", 1L));
        assertThat(measured.errorLatency().count()).isEqualTo(4);
        assertThat(measured.latency().count()).isEqualTo(1);
        assertThat(measured.requests()).isEqualTo(5);
        assertThat(measured.sendLag().count()).isEqualTo(5);
    }

    @Test
    void result_putsARequestInTheSecondItWasDue_notTheOneItEnded() {
        accept(START + 100 * MILLI, 2500, ok());
        accept(START + 1100 * MILLI, 5, new Answered(200, Answers.withStages("POPULAR", 1, 1, 1)));
        accept(START + 2100 * MILLI, 5, new Failed(Failure.TIMEOUT));
        assertThat(measurement.result().slices())
                .extracting(Slice::answered, Slice::errors, Slice::rungs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 0L, Map.of("FULL", 1L)),
                        org.assertj.core.groups.Tuple.tuple(1L, 0L, Map.of("POPULAR", 1L)),
                        org.assertj.core.groups.Tuple.tuple(0L, 1L, Map.of()));
    }

    @Test
    void result_boundsTheNumberOfSlices_forALongRun() {
        Measured measured = new Measurement(0, Duration.ofHours(24)).result();
        assertThat(measured.slices()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void result_boundsTheNumberOfNames_whenTheTargetInventsThem() {
        for (int i = 0; i < 1000; i++) {
            accept(START, 1, new Answered(200, Answers.withStages("RUNG" + i, 1, 1, 1)));
        }
        assertThat(measurement.result().rungs()).hasSizeLessThanOrEqualTo(65).containsKey("other");
    }

    @Test
    void distribution_givesRecordedValues_toThreeDigits() {
        for (int i = 1; i <= 1000; i++) {
            accept(START, i, ok());
        }
        Distribution latency = measurement.result().latency();
        assertThat(latency.quantile(0.50)).isBetween(500_000L, 500_500L);
        assertThat(latency.quantile(0.99)).isBetween(990_000L, 991_000L);
        assertThat(latency.atRank(1).orElseThrow()).isBetween(1000L, 1001L);
        assertThat(latency.atRank(1000)).hasValue(latency.max());
        assertThat(latency.atRank(1001)).isEmpty();
        assertThat(latency.countAbove(900_500)).isBetween(99L, 100L);
        assertThat(latency.points()).extracting(Distribution.Point::micros).isSorted();
    }

    private void accept(long intended, long latencyMillis, Outcome outcome) {
        Attempt attempt = new Attempt(0, 1, intended);
        measurement.accept(new Completion(attempt, intended + 10_000, intended + latencyMillis * MILLI, outcome));
    }

    private static Outcome ok() {
        return new Answered(200, Answers.full());
    }
}

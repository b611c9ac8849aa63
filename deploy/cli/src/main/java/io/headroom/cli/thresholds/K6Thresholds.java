package io.headroom.cli.thresholds;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.headroom.runtime.budgets.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What a scenario asks of the whole request, in k6's words.
 *
 * @param scenario its name
 * @param timeout after which a request is given up
 * @param answered conditions of the share of requests that are answered
 * @param latency conditions of the time of a request, in milliseconds
 */
@JsonPropertyOrder({"scenario", "timeout", "answered", "latency"})
record K6Thresholds(String scenario, String timeout, List<String> answered, List<String> latency) {
    private static final int PERCENT_DIGITS = 2;
    private static final int NANOS_PER_MILLI_DIGITS = 6;

    static K6Thresholds of(Scenario scenario) {
        return new K6Thresholds(
                scenario.name(),
                millis(scenario.request().timeout()) + "ms",
                List.of("rate>=" + plain(BigDecimal.valueOf(scenario.availability()))),
                scenario.request().targets().entrySet().stream()
                        .map(target -> "p("
                                + plain(BigDecimal.valueOf(target.getKey().quantile())
                                        .movePointRight(PERCENT_DIGITS))
                                + ")<=" + millis(target.getValue()))
                        .toList());
    }

    private static String millis(Duration duration) {
        return plain(BigDecimal.valueOf(duration.toNanos()).movePointLeft(NANOS_PER_MILLI_DIGITS));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

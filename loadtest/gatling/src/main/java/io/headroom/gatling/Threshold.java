package io.headroom.gatling;

import io.headroom.runtime.budgets.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the budgets ask of the whole request, in the units Gatling judges by. */
sealed interface Threshold {
    /** @param percent such as 99.9 */
    record Answered(double percent) implements Threshold {}

    /**
     * @param percent such as 99.9
     * @param millis whole ones, for Gatling counts no others; rounded down, so that what it lets pass the budget does
     */
    record Percentile(double percent, int millis) implements Threshold {}

    static List<Threshold> of(Scenario scenario) {
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(new Answered(percent(scenario.availability())));
        scenario.request()
                .targets()
                .forEach((percentile, target) -> thresholds.add(
                        new Percentile(percent(percentile.quantile()), Math.toIntExact(target.toMillis()))));
        return thresholds;
    }

    private static double percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).doubleValue();
    }
}

package io.headroom.monitoring.view;

import java.util.List;
import java.util.Map;

/**
 * The system by the requests that were answered. Requests that were refused or failed are not in the log: they are not counted and burn
 * nothing here, so these rates bound those of the service's own metrics from below.
 *
 * @param lateShare share of answers that took longer than the timeout, over all time
 * @param budgetBurned share of the error budget of the requests seen that is used up; 1 is all of it
 * @param rungShares over the last hour of log time
 */
public record HealthView(
        long requests, double lateShare, double budgetBurned, Map<String, Double> rungShares, List<Burn> burns) {
    public HealthView {
        rungShares = Map.copyOf(rungShares);
        burns = List.copyOf(burns);
    }

    /**
     * @param longRate how many times too fast the budget burns over the long window, the minute that runs included; rules are judged over
     *     whole minutes only
     * @param shortRate the same over the short window
     */
    public record Burn(
            double factor,
            int longMinutes,
            int shortMinutes,
            boolean pages,
            double longRate,
            double shortRate,
            boolean active) {}
}

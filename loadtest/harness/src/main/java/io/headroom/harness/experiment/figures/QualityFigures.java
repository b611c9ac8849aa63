package io.headroom.harness.experiment.figures;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The quality of the answers by the price of their rungs.
 *
 * @param retained share of FULL's ranking quality kept, over all answers; empty when a rung that was seen has no price
 * @param goodputPerSecond answers inside the request's p99 budget, each counted by what its rung retains
 * @param source where the prices are from, or why there are none
 */
public record QualityFigures(OptionalDouble retained, OptionalDouble goodputPerSecond, String source) {
    static QualityFigures of(List<Sample> samples, RungPrices prices, long budgetNanos, double seconds) {
        double all = 0;
        double inBudget = 0;
        long answers = 0;
        for (Sample sample : samples) {
            if (!sample.answered()) {
                continue;
            }
            OptionalDouble retained = prices.retained(sample.rung());
            if (retained.isEmpty()) {
                return new QualityFigures(
                        OptionalDouble.empty(), OptionalDouble.empty(), unpriced(sample.rung(), prices));
            }
            answers++;
            all += retained.getAsDouble();
            inBudget += sample.latencyNanos() <= budgetNanos ? retained.getAsDouble() : 0;
        }
        return answers == 0
                ? new QualityFigures(OptionalDouble.empty(), OptionalDouble.empty(), "there were no answers")
                : new QualityFigures(
                        OptionalDouble.of(all / answers), OptionalDouble.of(inBudget / seconds), prices.source());
    }

    private static String unpriced(String rung, RungPrices prices) {
        return "rung " + rung + " has no price: " + prices.source();
    }
}

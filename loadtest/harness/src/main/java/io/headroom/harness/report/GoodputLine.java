package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;

import io.headroom.harness.quality.WeightedGoodput;

/** What the answers were worth, in a line. */
final class GoodputLine {
    private GoodputLine() {}

    static String text(WeightedGoodput goodput) {
        String inBudget = plain(round(goodput.inBudgetPerSecond())) + " answers/s in budget";
        return goodput.weightedPerSecond().isPresent()
                ? "quality-weighted goodput "
                        + plain(round(goodput.weightedPerSecond().getAsDouble())) + "/s of " + inBudget
                        + goodput.retained().stream()
                                .mapToObj(share -> " (" + percent(share, 1) + " of NDCG@10 retained)")
                                .findFirst()
                                .orElse("")
                : "quality-weighted goodput unknown, " + inBudget + ": " + goodput.note();
    }

    static String render(WeightedGoodput goodput) {
        String note =
                goodput.weightedPerSecond().isPresent() ? "<p class=\"hint\">" + escape(goodput.note()) + ".</p>" : "";
        return "<p>" + escape(text(goodput)) + ".</p>" + note;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}

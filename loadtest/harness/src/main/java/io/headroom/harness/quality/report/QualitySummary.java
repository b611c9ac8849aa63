package io.headroom.harness.quality.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.percent;

import io.headroom.harness.quality.Consistency;
import io.headroom.harness.quality.Estimate;
import io.headroom.harness.quality.QualityResult;
import io.headroom.harness.quality.RungQuality;
import java.util.Locale;

/** The figures for a terminal: one line for each rung, whether live and offline agree, and the reasons. */
public final class QualitySummary {
    private static final String ROW = "  %-18s%-26s%-26s%-26s%s%n";

    private QualitySummary() {}

    /** Several lines, each ended. */
    public static String render(QualityResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s  %s held-out requests of %s users on every rung, bundle %s%n",
                result.verdict(),
                count(result.sample().requests()),
                count(result.sample().users()),
                result.bundle()));
        text.append(String.format(ROW, "", "NDCG@10", "recall@10", "NDCG retained", "coverage"));
        result.rungs().forEach((rung, quality) -> text.append(row(rung.name(), quality)));
        text.append("  ").append(agreement(result.consistency())).append(System.lineSeparator());
        result.reasons().forEach(reason -> text.append("  - ").append(reason).append(System.lineSeparator()));
        return text.toString();
    }

    /** One sentence on whether the live services answer as the evaluation offline does. */
    static String agreement(Consistency consistency) {
        return String.format(
                Locale.ROOT,
                "FULL live %.4f, offline %.4f NDCG@10 on the same requests; %s of the lists are the same: %s",
                consistency.liveNdcg10(),
                consistency.offlineNdcg10(),
                percent(consistency.sameLists(), 1),
                consistency.holds() ? "training and serving agree" : "TRAINING AND SERVING DISAGREE");
    }

    private static String row(String rung, RungQuality quality) {
        return String.format(
                ROW,
                rung,
                digits(quality.ndcg10()),
                digits(quality.recall10()),
                percents(quality.retained()),
                percents(quality.coverage()));
    }

    private static String digits(Estimate estimate) {
        return String.format(Locale.ROOT, "%.4f (%.4f..%.4f)", estimate.value(), estimate.low(), estimate.high());
    }

    private static String percents(Estimate estimate) {
        return percent(estimate.value(), 1) + " (" + percent(estimate.low(), 1) + ".." + percent(estimate.high(), 1)
                + ")";
    }
}

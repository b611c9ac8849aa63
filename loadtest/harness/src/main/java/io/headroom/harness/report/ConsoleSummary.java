package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.plain;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.quality.WeightedGoodput;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.util.Locale;

/** The verdict for a terminal: what was sent, one line for the request and each stage, and the reasons. */
public final class ConsoleSummary {
    private static final String ROW = "  %-22s%12s%12s%12s%14s  %s%n";

    private ConsoleSummary() {}

    /** Likewise, with what the answers were worth. */
    public static String render(LoadResult result, WeightedGoodput goodput) {
        return render(result) + "  " + GoodputLine.text(goodput) + System.lineSeparator();
    }

    /** Several lines, each ended. */
    public static String render(LoadResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s  %s requests/s for %s s: %s answered, %s errors, send lag p99 %s%n",
                result.judgement().verdict(),
                plain(result.options().rate()),
                plain(result.options().duration().toMillis() / 1000.0),
                count(result.measured().latency().count()),
                count(result.measured().errorCount()),
                millis(result.measured().sendLag().quantile(0.99))));
        text.append(String.format(Locale.ROOT, ROW, "", "p50", "p95", "p99", "p99 budget", "")
                .stripTrailing());
        text.append(System.lineSeparator());
        text.append(row(
                result,
                "request",
                result.scenario().request(),
                result.measured().latency()));
        result.scenario()
                .stages()
                .forEach((stage, budget) -> text.append(row(
                        result, stage, budget, result.measured().stages().getOrDefault(stage, Distribution.empty()))));
        result.judgement()
                .reasons()
                .forEach(reason -> text.append("  - ").append(reason).append(System.lineSeparator()));
        result.users().ifPresent(users -> text.append("  ").append(users.line()).append(System.lineSeparator()));
        return text.toString();
    }

    private static String row(LoadResult result, String name, Budget budget, Distribution spent) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                millis(spent.quantile(0.50)),
                millis(spent.quantile(0.95)),
                millis(spent.quantile(0.99)),
                budget.target(Percentile.P99).map(Figures::stated).orElse("-"),
                StageChecks.ok(result.judgement().checks(), name) ? "ok" : "over");
    }
}

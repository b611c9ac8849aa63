package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.px;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Distribution;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.Map;

/**
 * Budget against measured: one bar for the request and one for each stage. Every bar is scaled to its own p99 budget, so the budgets stand
 * in one line and what is left before it is the headroom.
 */
final class StageBars {
    /** The share of its p99 budget at which a bar ends. */
    private static final double FULL_SCALE = 1.25;

    private StageBars() {}

    static String render(LoadResult result) {
        StringBuilder rows = new StringBuilder();
        rows.append(row(
                result,
                "request",
                result.scenario().request(),
                result.measured().latency()));
        for (Map.Entry<String, Budget> stage : result.scenario().stages().entrySet()) {
            Distribution spent = result.measured().stages().getOrDefault(stage.getKey(), Distribution.empty());
            rows.append(row(result, stage.getKey(), stage.getValue(), spent));
        }
        return rows.toString();
    }

    private static String row(LoadResult result, String name, Budget budget, Distribution spent) {
        Duration stated = budget.target(Percentile.P99).orElse(budget.timeout());
        double limit = stated.toNanos() / 1000.0;
        boolean ok = StageChecks.ok(result.judgement().checks(), name);
        String[] parts = name.split("/", -1);
        return """
                <div class="stage%s" style="--depth:%d" role="img" aria-label="%s: p50 %s, p95 %s, p99 %s, budget %s">
                  <div class="label">%s</div>
                  <div class="track">%s%s%s%s<i class="budget" style="left:%s%%"></i></div>
                  <div class="numbers"><b>%s</b> of %s%s</div>
                </div>
                """.formatted(
                        name.equals("request") ? " whole" : "",
                        parts.length - 1,
                        escape(name),
                        millis(spent.quantile(0.5)),
                        millis(spent.quantile(0.95)),
                        millis(spent.quantile(0.99)),
                        stated(stated),
                        escape(name.equals("request") ? "whole request" : parts[parts.length - 1]),
                        bar("p99", spent.quantile(0.99), limit),
                        bar("p95", spent.quantile(0.95), limit),
                        bar("p50", spent.quantile(0.5), limit),
                        over(spent.quantile(0.99), limit),
                        px(100 / FULL_SCALE),
                        spent.count() == 0 ? "no data" : millis(spent.quantile(0.99)),
                        stated(stated),
                        ok ? "" : " <span class=\"bad\">&#10005;</span>");
    }

    /** What lies beyond the budget, never so thin that it is not seen. */
    private static String over(long micros, double limit) {
        double beyond = Math.min(micros / limit, FULL_SCALE) - 1;
        return beyond <= 0
                ? ""
                : "<i class=\"over\" style=\"left:%s%%;width:%s%%\"></i>"
                        .formatted(px(100 / FULL_SCALE), px(Math.max(1.5, beyond / FULL_SCALE * 100)));
    }

    private static String bar(String kind, long micros, double limit) {
        double share = Math.min(micros / limit, FULL_SCALE) / FULL_SCALE * 100;
        return "<i class=\"%s\" style=\"width:%s%%\"></i>".formatted(kind, px(share));
    }
}

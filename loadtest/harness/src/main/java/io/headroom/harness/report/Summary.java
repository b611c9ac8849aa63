package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The top of the page: the verdict, why, and the numbers it is about. */
final class Summary {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d\u00a0MMMM\u00a0uuuu, HH:mm\u00a0'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final LoadResult result;
    private final Measured measured;

    private Summary(LoadResult result) {
        this.result = result;
        this.measured = result.measured();
    }

    static String render(LoadResult result) {
        Summary summary = new Summary(result);
        return summary.banner() + summary.tiles();
    }

    private String banner() {
        Verdict verdict = result.judgement().verdict();
        return VerdictBanner.render(verdict, lead(verdict), result.judgement().reasons(), facts());
    }

    private String lead(Verdict verdict) {
        return switch (verdict) {
            case PASS ->
                headroom()
                        .map(left ->
                                "Every budget is met at " + rate() + ", with " + left + " of the p99 budget to spare.")
                        .orElse("Every budget is met at " + rate() + ".");
            case FAIL -> "At " + rate() + " the system breaks what its budgets promise.";
            case INVALID -> undecided();
        };
    }

    /** In the words and numbers of the table of checks. */
    private String undecided() {
        long broken = found(Finding.BROKEN);
        return "This run cannot tell: of %d checks, %s%d undecided."
                .formatted(
                        result.judgement().checks().size(),
                        broken == 0 ? "" : broken + " broken, ",
                        found(Finding.UNDECIDED));
    }

    private long found(Finding finding) {
        return result.judgement().checks().stream()
                .filter(check -> check.finding() == finding)
                .count();
    }

    private Optional<String> headroom() {
        return result.scenario()
                .request()
                .target(Percentile.P99)
                .map(budget -> percent(1 - measured.latency().quantile(0.99) * 1000.0 / budget.toNanos(), 0));
    }

    private String rate() {
        return plain(result.options().rate()) + " requests/s";
    }

    private String facts() {
        return "%s after a warm-up of %s, Poisson arrivals (seed %s), %s users by activity · scenario %s · bundle %s · %s"
                .formatted(
                        seconds(result.options().duration()),
                        seconds(result.options().warmup()),
                        Long.toString(result.options().seed()),
                        count(result.target().users().size()),
                        result.options().scenario(),
                        result.target().bundleVersion(),
                        WHEN.format(result.startedAt()));
    }

    private String tiles() {
        Distribution latency = measured.latency();
        return "<section class=\"tiles\" aria-label=\"Key figures\">"
                + target("p50", latency, Percentile.P50)
                + target("p95", latency, Percentile.P95)
                + target("p99", latency, Percentile.P99)
                + target("p99.9", latency, Percentile.P999)
                + tile("max", millis(latency.max()), "slowest answer")
                + tile("answered", count(latency.count()), plain(measured.achievedRate()) + "/s")
                + tile("errors", count(measured.errorCount()), errors())
                + tile("send lag p99", millis(measured.sendLag().quantile(0.99)), "limit " + lagLimit())
                + "</section>";
    }

    private String target(String name, Distribution latency, Percentile percentile) {
        String budget = result.scenario()
                .request()
                .target(percentile)
                .map(limit -> "budget " + stated(limit))
                .orElse("no budget");
        return tile(name, millis(latency.quantile(percentile.quantile())), budget);
    }

    private static String tile(String name, String value, String note) {
        return "<div class=\"tile\"><span class=\"name\">%s</span><span class=\"value\">%s</span><span class=\"note\">%s</span></div>"
                .formatted(escape(name), escape(value), escape(note));
    }

    private String errors() {
        if (measured.errors().isEmpty()) {
            return "of " + count(measured.requests());
        }
        return measured.errors().entrySet().stream()
                .map(error -> error.getKey() + " " + count(error.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String lagLimit() {
        return stated(result.injector().sendLagLimit());
    }

    private static String seconds(Duration duration) {
        return plain(duration.toMillis() / 1000.0) + " s";
    }
}

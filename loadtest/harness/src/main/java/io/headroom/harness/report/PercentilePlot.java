package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.significant;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.measurement.Distribution.Point;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.Map;

/**
 * The latency distribution as HdrHistogram draws it: a percentile p stands at log(1 / (1 - p)), so each further nine gets the same room and
 * the tail cannot hide. The budgets are a staircase the curve must stay under.
 */
final class PercentilePlot {
    private static final double LEFT = 46;
    private static final double RIGHT = Svg.WIDTH - 16;
    private static final double TOP = 26;
    private static final double BOTTOM = Svg.HEIGHT - 40;
    private static final double LABEL_WIDTH = 120;
    private static final String[] NINES = {"0", "90%", "99%", "99.9%", "99.99%", "99.999%", "99.9999%"};
    /** Beyond the percentile with this many requests above it, a curve shows single requests. */
    private static final long FEW = 10;

    private final Distribution latency;
    private final Distribution gateway;
    private final Map<Percentile, Duration> targets;
    private final double decades;
    private final Scale across;
    private final Scale up;
    private final Svg svg;

    private PercentilePlot(LoadResult result) {
        this.latency = result.measured().latency();
        this.gateway = result.measured().gateway();
        this.targets = result.scenario().request().targets();
        this.decades = Math.clamp(Math.ceil(Math.log10((double) Math.max(1, latency.count()))), 3, NINES.length - 1);
        this.across = Scale.linear(0, decades, LEFT, RIGHT);
        double budget = targets.values().stream()
                .mapToDouble(target -> target.toNanos() / 1e6)
                .max()
                .orElse(latency.max() / 1000.0);
        this.up = Scale.latency(latency.quantile(0.01) / 1000.0, latency.max() / 1000.0, budget, BOTTOM, TOP);
        this.svg = new Svg("Latency by percentile, from the median to the slowest request, with the budgets");
    }

    static String render(LoadResult result) {
        PercentilePlot plot = new PercentilePlot(result);
        plot.frame();
        plot.singleRequests();
        plot.budgets();
        plot.curve("curve gateway", plot.gateway);
        plot.curve("curve", plot.latency);
        plot.budgetNames();
        return plot.svg.render();
    }

    private void frame() {
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
            svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", tick == 0 ? "0" : significantTick(tick));
        }
        svg.text("tick", LEFT - 6, 12, "end", "ms");
        for (int nines = 0; nines <= decades; nines++) {
            verticalTick(nines, NINES[nines], nines == 0 ? "start" : nines == decades ? "end" : "middle");
        }
        verticalTick(Math.log10(2), "50%", "middle");
        svg.text("axis", (LEFT + RIGHT) / 2, Svg.HEIGHT - 6, "middle", "percentile of requests");
    }

    private void verticalTick(double position, String label, String anchor) {
        double x = across.at(position);
        svg.line("grid", x, TOP, x, BOTTOM);
        svg.text("tick", x, BOTTOM + 16, anchor, label);
    }

    private void singleRequests() {
        double from = across.at(Math.log10(Math.max(1, latency.count() / (double) FEW)));
        if (from < RIGHT) {
            svg.rectangle(
                    "sparse", from, TOP, RIGHT - from, BOTTOM - TOP, "fewer than " + FEW + " requests lie beyond");
        }
    }

    private void budgets() {
        Svg.Track stairs = new Svg.Track();
        double x = LEFT;
        for (Map.Entry<Percentile, Duration> target : targets.entrySet()) {
            double y = up.at(target.getValue().toNanos() / 1e6);
            stairs.to(x, y);
            x = position(target.getKey().quantile());
            stairs.to(x, y);
        }
        svg.path("stairs", stairs);
    }

    /** Over the curves, which would run through the letters otherwise. */
    private void budgetNames() {
        double start = LEFT;
        for (Map.Entry<Percentile, Duration> target : targets.entrySet()) {
            double end = position(target.getKey().quantile());
            budgetName(target.getKey(), target.getValue(), start, end);
            start = end;
        }
    }

    /** On the side of its step where the curve is not: below one the curve breaks, else above. */
    private void budgetName(Percentile percentile, Duration budget, double start, double end) {
        double y = up.at(budget.toNanos() / 1e6);
        String label = percentile.key() + " budget " + stated(budget);
        svg.dot("corner", end, y, label);
        boolean room = end - start > LABEL_WIDTH;
        if (latency.quantile(percentile.quantile()) * 1000.0 > budget.toNanos()) {
            svg.text("budget-name", room ? end - 8 : end + 8, y + 16, room ? "end" : "start", label);
        } else {
            svg.text("budget-name", room ? start + 4 : end + 8, y - 8, "start", label);
        }
    }

    private void curve(String style, Distribution distribution) {
        Svg.Track track = new Svg.Track();
        for (Point point : distribution.points()) {
            track.to(pointPosition(point.quantile()), up.at(point.micros() / 1000.0));
        }
        if (distribution.count() > 0) {
            svg.path(style, track);
        }
    }

    private double position(double quantile) {
        return across.at(-Math.log10(1 - quantile));
    }

    /** The last point, at percentile 100, stands where one request lies beyond. */
    private double pointPosition(double quantile) {
        double most = 1 - 1.0 / Math.max(1, latency.count());
        return position(Math.min(quantile, most));
    }

    private static String significantTick(double tick) {
        return tick == Math.rint(tick) ? Figures.count((long) tick) : significant(tick);
    }
}

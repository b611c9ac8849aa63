package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.measurement.Slice;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The run over time: median and p99 of each slice above, which rungs answered and what failed below. */
final class TimePlot {
    private static final double LEFT = 46;
    private static final double RIGHT = Svg.WIDTH - 16;
    private static final double TOP = 26;
    private static final double BOTTOM = 216;
    private static final double STRIP_TOP = 230;
    private static final double STRIP_HEIGHT = 22;
    /** Neighbours overlap by this much, or rounding would leave gaps between them. */
    private static final double SEAM = 0.6;

    private static final double ERRORS_TOP = 258;
    private static final double ERRORS_HEIGHT = 16;

    private final LoadResult result;
    private final List<Slice> slices;
    private final double seconds;
    private final Scale across;
    private final Scale up;
    private final Svg svg = new Svg("Latency, rungs of the degradation ladder and errors for each second of the run");

    private TimePlot(LoadResult result) {
        this.result = result;
        this.slices = result.measured().slices();
        this.seconds = result.options().duration().toNanos() / 1e9;
        this.across = Scale.linear(0, seconds, LEFT, RIGHT);
        double smallest = slices.stream()
                .mapToLong(Slice::p50Micros)
                .filter(p50 -> p50 > 0)
                .min()
                .orElse(1);
        double largest = slices.stream().mapToLong(Slice::p99Micros).max().orElse(1);
        this.up = Scale.latency(
                smallest / 1000,
                largest / 1000,
                budget().map(target -> target.toNanos() / 1e6).orElse(largest / 1000),
                BOTTOM,
                TOP);
    }

    static String render(LoadResult result) {
        TimePlot plot = new TimePlot(result);
        plot.frame();
        plot.budgetLine();
        plot.curve("curve p50-line", Slice::p50Micros);
        plot.curve("curve p99-line", Slice::p99Micros);
        plot.budgetName();
        plot.rungs();
        plot.errors();
        return plot.svg.render() + plot.legend();
    }

    private Optional<Duration> budget() {
        return result.scenario().request().target(Percentile.P99);
    }

    private void frame() {
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
            svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", plain(tick));
        }
        svg.text("tick", LEFT - 6, 12, "end", "ms");
        svg.text("tick", LEFT - 6, STRIP_TOP + 15, "end", "rungs");
        svg.text("tick", LEFT - 6, ERRORS_TOP + 13, "end", "errors");
        for (double tick : across.ticks()) {
            svg.text("tick", across.at(tick), ERRORS_TOP + 32, "middle", plain(tick));
        }
        svg.text("axis", (LEFT + RIGHT) / 2, Svg.HEIGHT - 6, "middle", "seconds since the warm-up");
    }

    private void budgetLine() {
        budget().ifPresent(target -> {
            double y = up.at(target.toNanos() / 1e6);
            svg.line("stairs", LEFT, y, RIGHT, y);
        });
    }

    /** Over the curves, which would run through the letters otherwise. */
    private void budgetName() {
        budget().ifPresent(target -> {
            double y = up.at(target.toNanos() / 1e6);
            svg.text("budget-name", LEFT + 4, y - 8, "start", "p99 budget " + stated(target));
        });
    }

    private void curve(String style, ToLongFunction<Slice> value) {
        Svg.Track track = new Svg.Track();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.answered() == 0) {
                track.lift();
            } else {
                track.to((start(i) + end(i)) / 2, up.at(value.applyAsLong(slice) / 1000.0));
            }
        }
        svg.path(style, track);
    }

    private void rungs() {
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            double y = STRIP_TOP;
            for (String rung : Rungs.inOrder(slice.rungs().keySet())) {
                double share = slice.rungs().get(rung) / (double) slice.answered();
                String tip = "at " + plain(slice.startSeconds()) + " s: "
                        + count(slice.rungs().get(rung)) + " " + Rungs.name(rung);
                svg.rectangle(Rungs.style(rung), start(i), y, end(i) - start(i) + SEAM, share * STRIP_HEIGHT, tip);
                y += share * STRIP_HEIGHT;
            }
        }
    }

    private void errors() {
        svg.rectangle("strip", LEFT, ERRORS_TOP, RIGHT - LEFT, ERRORS_HEIGHT, "errors");
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            if (slice.errors() > 0) {
                double share = slice.errors() / (double) (slice.errors() + slice.answered());
                double height = Math.max(3, share * ERRORS_HEIGHT);
                String tip = "at " + plain(slice.startSeconds()) + " s: " + count(slice.errors()) + " errors";
                svg.rectangle("error", start(i), ERRORS_TOP + ERRORS_HEIGHT - height, end(i) - start(i), height, tip);
            }
        }
    }

    private double start(int slice) {
        return across.at(slices.get(slice).startSeconds());
    }

    private double end(int slice) {
        return slice + 1 < slices.size() ? start(slice + 1) : RIGHT;
    }

    private String legend() {
        String rungs = Rungs.inOrder(result.measured().rungs().keySet()).stream()
                .map(rung -> "<span><i class=\"swatch %s\"></i>%s %s</span>"
                        .formatted(
                                Rungs.style(rung),
                                escape(Rungs.name(rung)),
                                count(result.measured().rungs().get(rung))))
                .collect(Collectors.joining());
        return "<p class=\"legend\"><span><i class=\"swatch p99-line\"></i>p99</span>"
                + "<span><i class=\"swatch p50-line\"></i>p50</span>" + rungs + "</p>";
    }
}

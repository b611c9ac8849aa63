package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.significant;
import static io.headroom.harness.report.Figures.stated;

import io.headroom.harness.experiment.figures.Second;
import io.headroom.harness.experiment.run.DatedSighting;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.report.Rungs;
import io.headroom.harness.report.Scale;
import io.headroom.harness.report.Svg;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The experiment on one axis of time: load, latency and rungs, with the faults across them. */
final class FaultPlot {
    static final double WIDTH = 1060;
    static final double LEFT = 62;
    static final double RIGHT = WIDTH - 14;
    private static final double LOAD_HEIGHT = 70;
    private static final double LATENCY_HEIGHT = 170;
    private static final double RUNGS_HEIGHT = 130;
    private static final double GAP = 34;
    /** Neighbours overlap by this much, or rounding would leave gaps between them. */
    private static final double SEAM = 0.6;

    private final ExperimentResult result;
    private final List<Second> seconds;
    private final Scale across;
    private final double loadTop;
    private final double latencyTop;
    private final double rungsTop;
    private final double bottom;
    private final FaultMarks marks;
    private final Svg svg;

    private FaultPlot(ExperimentResult result) {
        this.result = result;
        this.seconds = result.figures().timeline();
        this.across =
                Scale.linear(seconds.getFirst().second(), seconds.getLast().second() + 1.0, LEFT, RIGHT);
        this.marks = new FaultMarks(result.faults(), across);
        this.loadTop = marks.height() + 24;
        this.latencyTop = loadTop + LOAD_HEIGHT + GAP;
        this.rungsTop = latencyTop + LATENCY_HEIGHT + GAP;
        this.bottom = rungsTop + RUNGS_HEIGHT;
        this.svg = new Svg(
                "Offered load, latency and rungs of the degradation ladder for each second, with the faults",
                WIDTH,
                bottom + 44);
    }

    static String render(ExperimentResult result) {
        FaultPlot plot = new FaultPlot(result);
        plot.control();
        plot.marks.areas(plot.svg, plot.loadTop, plot.bottom);
        plot.load();
        plot.latency();
        plot.rungs();
        plot.marks.lines(plot.svg, plot.loadTop, plot.bottom);
        plot.sightings();
        plot.axis();
        return "<div class=\"scroll\"><div class=\"chart-room\">" + plot.svg.render() + "</div></div>" + plot.legend();
    }

    private void control() {
        double zero = across.at(0);
        svg.rectangle("control", LEFT, loadTop, zero - LEFT, bottom - loadTop, "control window: nothing is broken yet");
        svg.text("tick", LEFT, 14, "start", "control");
    }

    private void load() {
        double most = seconds.stream().mapToLong(Second::offered).max().orElse(1);
        Scale up = Scale.linear(0, most * 1.1, loadTop + LOAD_HEIGHT, loadTop);
        title("requests/s", loadTop);
        for (double tick : List.of(0.0, up.ticks().getLast())) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
            svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", plain(tick));
        }
        for (Second second : seconds) {
            double height = up.at(0) - up.at((double) second.offered());
            svg.rectangle(
                    "load",
                    start(second),
                    up.at((double) second.offered()),
                    width(),
                    height,
                    "at " + second.second() + " s: " + count(second.offered()) + " requests");
            if (second.errors() > 0) {
                double bad = up.at(0) - up.at((double) second.errors());
                svg.rectangle(
                        "failed",
                        start(second),
                        up.at(0) - Math.max(2, bad),
                        width(),
                        Math.max(2, bad),
                        "at " + second.second() + " s: " + count(second.errors()) + " errors");
            }
        }
    }

    private void latency() {
        double smallest = seconds.stream()
                .mapToLong(Second::p50Micros)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
        double largest = seconds.stream().mapToLong(Second::p99Micros).max().orElse(1);
        double budget = budget().map(target -> target.toNanos() / 1e6).orElse(largest / 1000);
        Scale up = Scale.latency(smallest / 1000, largest / 1000, budget, latencyTop + LATENCY_HEIGHT, latencyTop);
        title("latency, ms", latencyTop);
        grid(up, latencyTop);
        budget().ifPresent(target -> svg.line("stairs", LEFT, up.at(budget), RIGHT, up.at(budget)));
        curve("curve p50-line", up, Second::p50Micros);
        curve("curve p99-line", up, Second::p99Micros);
        budget().ifPresent(target ->
                svg.text("budget-name", LEFT + 4, up.at(budget) - 6, "start", "p99 budget " + stated(target)));
    }

    private Optional<Duration> budget() {
        return result.load().scenario().request().target(Percentile.P99);
    }

    private void curve(String style, Scale up, ToLongFunction<Second> value) {
        Svg.Track track = new Svg.Track();
        for (Second second : seconds) {
            if (second.ok() == 0) {
                track.lift();
            } else {
                track.to(start(second) + width() / 2, up.at(value.applyAsLong(second) / 1000.0));
            }
        }
        svg.path(style, track);
    }

    private void rungs() {
        title("answers by rung, share", rungsTop);
        svg.rectangle("strip", LEFT, rungsTop, RIGHT - LEFT, RUNGS_HEIGHT, "no requests");
        for (Second second : seconds) {
            double y = bottom;
            for (String rung : Rungs.inOrder(second.rungs().keySet())) {
                y = stack(second, Rungs.style(rung), second.rungs().get(rung), Rungs.name(rung), y);
            }
            stack(second, "failed", second.errors(), "errors", y);
        }
        svg.text("tick", LEFT - 6, rungsTop + 10, "end", "100%");
        svg.text("tick", LEFT - 6, bottom, "end", "0%");
    }

    private double stack(Second second, String style, long times, String name, double y) {
        if (times == 0) {
            return y;
        }
        double height = RUNGS_HEIGHT * times / second.offered();
        svg.rectangle(
                style,
                start(second),
                y - height,
                width() + SEAM,
                height,
                "at " + second.second() + " s: " + count(times) + " " + name);
        return y - height;
    }

    /** Each as a tick on the axis that tells itself to those who point at it. */
    private void sightings() {
        for (DatedSighting seen : result.sightings()) {
            double at = seen.at().toNanos() / 1e9;
            svg.rectangle(
                    "sighting",
                    Math.clamp(across.at(at), LEFT, RIGHT) - 1,
                    bottom - 10,
                    2,
                    10,
                    "at " + significant(at) + " s: " + seen.sighting().replica() + " "
                            + seen.sighting().words());
        }
    }

    private void axis() {
        for (double tick : across.ticks()) {
            svg.line("grid", across.at(tick), bottom, across.at(tick), bottom + 5);
            svg.text("tick", across.at(tick), bottom + 19, "middle", plain(tick));
        }
        svg.text("axis", (LEFT + RIGHT) / 2, bottom + 38, "middle", "seconds since the experiment began");
    }

    private void title(String text, double top) {
        svg.text("budget-name", LEFT, top - 8, "start", text);
    }

    private void grid(Scale up, double top) {
        for (double tick : up.ticks()) {
            if (up.at(tick) >= top) {
                svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
                svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", plain(tick));
            }
        }
    }

    private double start(Second second) {
        return across.at(second.second());
    }

    private double width() {
        return (RIGHT - LEFT) / seconds.size();
    }

    private String legend() {
        Set<String> seen = new TreeSet<>();
        seconds.forEach(second -> seen.addAll(second.rungs().keySet()));
        String rungs = Rungs.inOrder(seen).stream()
                .map(rung -> "<span><i class=\"swatch %s\"></i>%s</span>"
                        .formatted(Rungs.style(rung), escape(Rungs.name(rung))))
                .collect(Collectors.joining());
        return "<p class=\"legend\"><span><i class=\"swatch p99-line\"></i>p99</span>"
                + "<span><i class=\"swatch p50-line\"></i>p50</span>" + rungs
                + "<span><i class=\"swatch failed\"></i>errors</span>"
                + "<span><i class=\"swatch fault\"></i>fault</span>"
                + "<span><i class=\"swatch ready\"></i>ready again</span></p>";
    }
}

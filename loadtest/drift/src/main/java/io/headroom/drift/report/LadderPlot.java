package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.Expected;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Words;
import io.headroom.harness.report.Scale;
import io.headroom.harness.report.Svg;
import io.headroom.monitoring.alarms.Detector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Delay by size of one scenario: of each detector that ought to find it, and of all of these together with its interval. */
final class LadderPlot {
    private static final double WIDTH = 340;
    private static final double HEIGHT = 250;
    private static final double LEFT = 52;
    private static final double RIGHT = WIDTH - 18;
    private static final double TOP = 14;
    private static final double BOTTOM = 186;
    private static final double NEVER = 34;
    private static final double LEAST = 1;

    private final Scenario scenario;
    private final List<SizeScore> sizes;
    private final Scale up;
    private final Svg svg;

    private LadderPlot(Scenario scenario, List<SizeScore> sizes) {
        this.scenario = scenario;
        this.sizes = sizes;
        this.up = new Scale(LEAST, scenario.requests(), true, BOTTOM, TOP + NEVER);
        this.svg = new Svg("Median delay by size of " + scenario.name(), WIDTH, HEIGHT);
    }

    static String renderAll(ScoreBoard board) {
        String plots = board.scenarios().stream()
                .filter(scenario -> scenario.sizes().size() > 1)
                .map(scenario -> new LadderPlot(scenario, board.of(scenario)).render())
                .collect(Collectors.joining());
        return plots.isEmpty() ? "<p class=\"hint\">No scenario has more than one size.</p>" : plots;
    }

    private String render() {
        frame();
        List<Detector> detectors =
                new ArrayList<>(Expected.of(scenario.injection().kind()));
        for (int index = 0; index < detectors.size(); index++) {
            Detector detector = detectors.get(index);
            curve("curve detector-" + index, score -> score.byDetector().get(detector));
        }
        whiskers();
        curve("curve together", SizeScore::byExpected);
        return "<figure><figcaption>%s <span class=\"interval\">%s</span></figcaption>%s%s</figure>"
                .formatted(
                        escape(scenario.name()),
                        escape(scenario.injection().kind().unit()),
                        svg.render(),
                        legend(detectors));
    }

    private void frame() {
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
            svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", Words.number(tick));
        }
        svg.line("grid", LEFT, TOP + 8, RIGHT, TOP + 8);
        svg.text("tick", LEFT - 6, TOP + 12, "end", "never");
        for (int index = 0; index < sizes.size(); index++) {
            SizeScore score = sizes.get(index);
            svg.text(
                    "tick",
                    across(index),
                    BOTTOM + 18,
                    "middle",
                    Words.size(scenario.injection().kind(), score.size()));
            svg.text(
                    "tick",
                    across(index),
                    BOTTOM + 36,
                    "middle",
                    score.byExpected().found() + "/" + score.byExpected().runs());
        }
        svg.text("axis", (LEFT + RIGHT) / 2, HEIGHT - 6, "middle", "size; found in so many runs");
    }

    private void whiskers() {
        for (int index = 0; index < sizes.size(); index++) {
            Detection detection = sizes.get(index).byExpected();
            double x = across(index);
            svg.line(
                    "whisker",
                    x,
                    y(detection.requests().low()),
                    x,
                    y(detection.requests().high()));
            svg.dot(
                    "together",
                    x,
                    y(detection.requests().value()),
                    Words.median(detection.requests()) + " requests, found in " + detection.found() + " of "
                            + detection.runs());
        }
    }

    private void curve(String style, Function<SizeScore, Detection> of) {
        Svg.Track track = new Svg.Track();
        for (int index = 0; index < sizes.size(); index++) {
            track.to(across(index), y(of.apply(sizes.get(index)).requests().value()));
        }
        svg.path(style, track);
    }

    private double across(int index) {
        return LEFT + (index + 0.5) * (RIGHT - LEFT) / sizes.size();
    }

    private double y(double requests) {
        return Double.isInfinite(requests) ? TOP + 8 : up.at(Math.max(LEAST, requests));
    }

    private static String legend(List<Detector> detectors) {
        StringBuilder legend =
                new StringBuilder("<p class=\"legend\"><span><i class=\"swatch together\"></i>any of these</span>");
        for (int index = 0; index < detectors.size(); index++) {
            legend.append("<span><i class=\"swatch detector-%d\"></i>%s</span>"
                    .formatted(index, Headline.name(detectors.get(index))));
        }
        return legend.append("</p>").toString();
    }
}

package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Words;
import io.headroom.harness.report.Figures;
import io.headroom.harness.report.Scale;
import io.headroom.harness.report.Svg;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.QualityView.Point;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One run over time: quality on labels and as estimated without, what was injected shaded, and below when alarms of each family were active. */
final class TimelinePlot {
    private static final double WIDTH = 520;
    private static final double LEFT = 108;
    private static final double RIGHT = WIDTH - 14;
    private static final double TOP = 10;
    private static final double BOTTOM = 150;
    private static final double STRIPS = 162;
    private static final double STRIP = 16;
    private static final double HOUR_MILLIS = 3_600_000;
    private static final List<Family> FAMILIES = List.of(
            Family.DATA_DRIFT,
            Family.PREDICTION_DRIFT,
            Family.CONCEPT_DRIFT,
            Family.LABEL_SHIFT,
            Family.SKEW,
            Family.FRESHNESS);
    private static final double HEIGHT = STRIPS + 6 * STRIP + 40;

    private final RunOutcome run;
    private final Scale across;
    private final Scale up = Scale.linear(0.4, 1, BOTTOM, TOP);
    private final Svg svg;

    private TimelinePlot(RunOutcome run) {
        this.run = run;
        this.across = Scale.linear(0, hours(run.endMillis()), LEFT, RIGHT);
        this.svg = new Svg("Quality and alarms over time: " + run.scenario().name(), WIDTH, HEIGHT);
    }

    static String renderAll(ScoreBoard board) {
        return Headline.of(board).stream().map(TimelinePlot::figure).collect(Collectors.joining());
    }

    private static String figure(SizeScore score) {
        return "<figure><figcaption>%s%s</figcaption>%s</figure>"
                .formatted(
                        escape(score.scenario().name()),
                        escape(Words.size(score)),
                        new TimelinePlot(score.runs().getFirst()).render());
    }

    private String render() {
        for (RunOutcome.Span span : run.spans()) {
            double from = at(span.fromMillis());
            svg.rectangle("fault", from, TOP, at(span.toMillis()) - from, STRIPS + 6 * STRIP - TOP, "injected");
        }
        frame();
        curve("curve realised", Point::auc);
        curve("curve estimated", Point::estimatedAuc);
        for (int row = 0; row < FAMILIES.size(); row++) {
            strip(row);
        }
        return svg.render();
    }

    private void frame() {
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick));
            svg.text("tick", LEFT - 6, up.at(tick) + 4, "end", Words.number(tick));
        }
        svg.text("tick", 0, TOP + 8, "start", "AUC");
        for (double tick : across.ticks()) {
            svg.text("tick", across.at(tick), STRIPS + 6 * STRIP + 16, "middle", Words.number(tick));
        }
        svg.text("axis", (LEFT + RIGHT) / 2, HEIGHT - 4, "middle", "simulated hours");
    }

    private void curve(String style, Function<Point, OptionalDouble> part) {
        Svg.Track track = new Svg.Track();
        for (Point point : run.quality()) {
            OptionalDouble value = part.apply(point);
            if (value.isPresent()) {
                track.to(at((point.fromMillis() + point.toMillis()) / 2), up.at(value.getAsDouble()));
            } else {
                track.lift();
            }
        }
        svg.path(style, track);
    }

    private void strip(int row) {
        Family family = FAMILIES.get(row);
        double y = STRIPS + row * STRIP;
        svg.text(
                "tick",
                LEFT - 6,
                y + 12,
                "end",
                family.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        svg.line("grid", LEFT, y + STRIP / 2, RIGHT, y + STRIP / 2);
        for (AlarmView alarm : run.alarms()) {
            if (alarm.family() == family) {
                double from = at(alarm.fired().logMillis());
                double to =
                        alarm.cleared().map(moment -> at(moment.logMillis())).orElse(RIGHT);
                String tip = Headline.name(alarm.detector()) + " on " + alarm.subject() + " at request "
                        + Figures.count(alarm.fired().impressions());
                svg.rectangle("alarm", from, y + 3, Math.max(2, to - from), STRIP - 6, tip);
            }
        }
    }

    private double at(long millis) {
        return across.at(hours(millis));
    }

    private double hours(long millis) {
        return (millis - run.beginMillis()) / HOUR_MILLIS;
    }
}

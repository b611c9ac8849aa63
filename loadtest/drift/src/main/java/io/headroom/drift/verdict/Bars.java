package io.headroom.drift.verdict;

import io.headroom.drift.figures.Figure;
import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.injection.Shape.Form;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.Delay;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All that must be reached, as far as what was run says something of it. */
public final class Bars {
    private static final double LABELLED_ITEMS = 3_000;
    private static final double REQUESTS = 2_000;
    private static final double CONCEPT_LOSS = 0.2;
    private static final Set<Kind> BROKEN_FEATURES = EnumSet.of(Kind.NULLS, Kind.UNIT, Kind.STALE);

    private final ScoreBoard board;
    private final List<Bar> bars = new ArrayList<>();

    private Bars(ScoreBoard board) {
        this.board = board;
    }

    public static List<Bar> of(ScoreBoard board, List<Figure> figures) {
        Bars bars = new Bars(board);
        board.scenarios().stream().filter(Scenario::isNull).forEach(bars::quiet);
        bars.figures(figures, "ADWIN");
        bars.figures(figures, "PSI");
        board.scenarios().stream()
                .filter(scenario -> scenario.sizes().size() > 1)
                .forEach(scenario -> bars.bars.add(LadderBar.of(scenario, board.of(scenario))));
        board.sizes().forEach(bars::size);
        return List.copyOf(bars.bars);
    }

    private void quiet(Scenario scenario) {
        bars.add(QuietBar.of(
                scenario,
                board.falseAlarms().stream()
                        .filter(score -> score.scenario().name().equals(scenario.name()))
                        .toList()));
    }

    private void figures(List<Figure> all, String of) {
        List<Figure> figures =
                all.stream().filter(figure -> figure.name().contains(of)).toList();
        if (figures.isEmpty()) {
            return;
        }
        List<String> outside = figures.stream()
                .filter(figure -> !figure.within())
                .map(figure -> figure.name() + " is " + Words.number(figure.measured()) + " instead of "
                        + Words.number(figure.stated()))
                .toList();
        bars.add(new Bar(
                of + " as in the reference figures",
                "each within sampling error",
                outside.isEmpty() ? "all " + figures.size() + " are" : String.join("; ", outside),
                Bar.metIf(outside.isEmpty())));
    }

    private void size(SizeScore score) {
        Kind kind = score.scenario().injection().kind();
        if (kind == Kind.CONCEPT && score.scenario().shape().form() == Form.ABRUPT && score.size() == CONCEPT_LOSS) {
            bars.add(PromptBar.of(
                    score,
                    "abrupt concept drift of 20% relative AUC loss is found",
                    "labelled impressions",
                    LABELLED_ITEMS,
                    score.byExpected().labelled(),
                    Delay::labelledItems));
            bars.add(BlindnessBar.of(score));
        }
        if (BROKEN_FEATURES.contains(kind)) {
            String name = "a broken feature is found: " + score.scenario().name() + Words.size(score);
            bars.add(PromptBar.of(
                    score, name, "requests", REQUESTS, score.byExpected().requests(), Delay::requests));
        }
        if (kind == Kind.SERVING_MODE) {
            bars.add(ServingModeBar.of(score));
        }
    }
}

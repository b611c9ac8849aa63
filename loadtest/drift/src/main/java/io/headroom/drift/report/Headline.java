package io.headroom.drift.report;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.monitoring.alarms.Detector;
import java.util.List;
import java.util.Locale;

/** The one size of a scenario that stands for it where there is no room for all: the middle one, of two middle ones the larger. */
final class Headline {
    private Headline() {}

    static List<SizeScore> of(ScoreBoard board) {
        return board.scenarios().stream()
                .filter(scenario -> !scenario.isNull())
                .map(scenario -> of(board, scenario))
                .toList();
    }

    static SizeScore of(ScoreBoard board, Scenario scenario) {
        List<SizeScore> sizes = board.of(scenario);
        return sizes.get(sizes.size() / 2);
    }

    /** As people write it. */
    static String name(Detector detector) {
        return switch (detector) {
            case PSI -> "PSI";
            case KS -> "KS";
            case ADWIN -> "ADWIN";
            case AUC_DROP -> "AUC drop";
            case PAGE_HINKLEY -> "Page-Hinkley";
            case PREDICTION_PSI -> "prediction PSI";
            case PREDICTION_KS -> "prediction KS";
            default -> detector.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}

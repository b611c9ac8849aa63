package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.count;

import io.headroom.drift.run.DriftResult;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.FalseAlarms;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Bar;
import io.headroom.drift.verdict.Words;
import java.util.List;

/** The figures for a terminal: each injection and how soon it was found, false alarms, and what must be reached. */
public final class DriftSummary {
    private static final int[] SIZE_WIDTHS = {20, 9, 8, 26, 26};
    private static final int[] ALARM_WIDTHS = {20, 19, 30, 20};

    private DriftSummary() {}

    /** Several lines, each ended. */
    public static String render(DriftResult result) {
        StringBuilder text = new StringBuilder();
        line(text, result.verdict() + "  " + DriftPage.lead(result));
        if (!result.board().sizes().isEmpty()) {
            row(text, List.of("injected", "size", "found", "requests", "labelled impressions"), SIZE_WIDTHS);
            result.board().sizes().forEach(score -> row(text, size(score), SIZE_WIDTHS));
        }
        if (!result.board().falseAlarms().isEmpty()) {
            row(
                    text,
                    List.of("nothing injected", "detector", "alarms per 10,000 requests", "rejected (nominal)"),
                    ALARM_WIDTHS);
            result.board().falseAlarms().stream()
                    .filter(score -> score.tests() > 0)
                    .forEach(score -> row(text, falseAlarms(score), ALARM_WIDTHS));
        }
        for (Bar bar : result.bars()) {
            line(text, "  " + mark(bar) + " " + bar.line());
        }
        return text.toString();
    }

    private static List<String> size(SizeScore score) {
        Detection found = score.byExpected();
        return List.of(
                score.scenario().name(),
                Words.size(score).strip(),
                found.found() + "/" + found.runs(),
                Words.median(found.requests()),
                Words.median(found.labelled()));
    }

    private static List<String> falseAlarms(FalseAlarms score) {
        String interval = " (" + Words.number(score.per10k().low()) + " to "
                + Words.number(score.per10k().high()) + ")";
        String nominal =
                score.nominal().isPresent() ? Words.number(score.nominal().getAsDouble()) : "none stated";
        return List.of(
                score.scenario().name(),
                Headline.name(score.detector()),
                Words.number(score.alarmsPer10k()) + interval,
                count(score.rejections()) + " of " + count(score.tests()) + " (" + nominal + ")");
    }

    private static String mark(Bar bar) {
        return switch (bar.finding()) {
            case MET -> "met   ";
            case BROKEN -> "BROKEN";
            case UNDECIDED -> "?     ";
        };
    }

    private static void row(StringBuilder text, List<String> cells, int... widths) {
        StringBuilder row = new StringBuilder("  ");
        for (int cell = 0; cell < cells.size(); cell++) {
            String value = cells.get(cell);
            row.append(value);
            row.append(" ".repeat(Math.max(1, (cell < widths.length ? widths[cell] : 0) - value.length())));
        }
        line(text, row.toString());
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}

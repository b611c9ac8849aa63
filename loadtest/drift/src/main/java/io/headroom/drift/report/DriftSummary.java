package io.headroom.drift.report;

import io.headroom.drift.run.DriftResult;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.FalseAlarms;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Bar;
import io.headroom.drift.verdict.Words;
import java.util.Locale;

/** The figures for a terminal: each injection and how soon it was found, false alarms, and what must be reached. */
public final class DriftSummary {
    private DriftSummary() {}

    /** Several lines, each ended. */
    public static String render(DriftResult result) {
        StringBuilder text = new StringBuilder();
        line(text, "%s  %s", result.verdict(), DriftPage.lead(result));
        if (!result.board().sizes().isEmpty()) {
            line(text, "  %-20s%8s  %-8s%-26s%-26s", "injected", "size", "found", "requests", "labelled impressions");
            result.board().sizes().forEach(score -> size(text, score));
        }
        if (!result.board().falseAlarms().isEmpty()) {
            line(
                    text,
                    "  %-20s%-18s%-34s%s",
                    "nothing injected",
                    "detector",
                    "alarms per 10,000 requests",
                    "rejected of tests (nominal)");
            result.board().falseAlarms().stream()
                    .filter(score -> score.tests() > 0)
                    .forEach(score -> falseAlarms(text, score));
        }
        for (Bar bar : result.bars()) {
            line(text, "  %s %s", mark(bar), bar.line());
        }
        return text.toString();
    }

    private static void size(StringBuilder text, SizeScore score) {
        Detection found = score.byExpected();
        line(
                text,
                "  %-20s%8s  %-8s%-26s%-26s",
                score.scenario().name(),
                Words.size(score).strip(),
                found.found() + "/" + found.runs(),
                Words.median(found.requests()),
                Words.median(found.labelled()));
    }

    private static void falseAlarms(StringBuilder text, FalseAlarms score) {
        String interval = " (" + Words.number(score.per10k().low()) + " to "
                + Words.number(score.per10k().high()) + ")";
        line(
                text,
                "  %-20s%-18s%-34s%s of %s (%s)",
                score.scenario().name(),
                Headline.name(score.detector()),
                Words.number(score.alarmsPer10k()) + interval,
                Words.number(score.rejections()),
                Words.number(score.tests()),
                score.nominal().isPresent() ? Words.number(score.nominal().getAsDouble()) : "-");
    }

    private static String mark(Bar bar) {
        return switch (bar.finding()) {
            case MET -> "met   ";
            case BROKEN -> "BROKEN";
            case UNDECIDED -> "?     ";
        };
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}

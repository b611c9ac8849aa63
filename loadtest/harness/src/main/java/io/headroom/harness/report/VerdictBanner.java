package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.harness.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The top of every report: the verdict, what it means, why, and what it is about. */
public final class VerdictBanner {
    private VerdictBanner() {}

    /** Markup of it; the texts are plain and are quoted here. */
    public static String render(Verdict verdict, String lead, List<String> reasons, String facts) {
        return """
                <section class="banner %s" aria-label="Verdict">
                  <div class="stamp"><span class="mark" aria-hidden="true">%s</span>%s</div>
                  <div class="why"><p class="lead">%s</p>%s
                    <p class="facts">%s</p></div>
                </section>
                """.formatted(
                        verdict.name().toLowerCase(Locale.ROOT),
                        mark(verdict),
                        verdict.name(),
                        escape(lead),
                        list(reasons),
                        escape(facts));
    }

    /** Reasons as a list; nothing when there are none. */
    public static String list(List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.stream()
                        .map(reason -> "<li>" + escape(reason) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "&#10003;";
            case FAIL -> "&#10005;";
            case INVALID -> "?";
        };
    }
}

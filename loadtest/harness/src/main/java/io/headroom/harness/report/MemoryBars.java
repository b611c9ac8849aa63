package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.mebibytes;
import static io.headroom.harness.report.Figures.px;

import java.util.Optional;

/** Resident memory of each process, against its limit where it has one. */
final class MemoryBars {
    private MemoryBars() {}

    static String render(Memory memory) {
        if (memory.rssBytes().isEmpty()) {
            return "";
        }
        long most = Math.max(
                memory.rssBytes().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1),
                memory.limitBytes().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1));
        StringBuilder rows = new StringBuilder(
                        "<section class=\"card\"><h2>Memory</h2><p class=\"hint\">Resident set of each process, in all ")
                .append(mebibytes(memory.totalBytes()))
                .append(". The mark is the limit.</p>");
        memory.rssBytes()
                .forEach((process, rss) -> rows.append(row(
                        process, rss, Optional.ofNullable(memory.limitBytes().get(process)), most)));
        return rows.append("</section>").toString();
    }

    private static String row(String process, long rss, Optional<Long> limit, long most) {
        double scale = 100.0 / most / 1.05;
        boolean over = limit.isPresent() && rss > limit.get();
        return """
                <div class="stage"><div class="label">%s</div>
                  <div class="track"><i class="p50%s" style="width:%s%%"></i>%s</div>
                  <div class="numbers"><b>%s</b>%s</div></div>
                """.formatted(
                        escape(process),
                        over ? " over" : "",
                        px(rss * scale),
                        limit.map(bytes -> "<i class=\"budget\" style=\"left:%s%%\"></i>".formatted(px(bytes * scale)))
                                .orElse(""),
                        mebibytes(rss),
                        limit.map(bytes -> " of " + mebibytes(bytes)).orElse(""));
    }
}

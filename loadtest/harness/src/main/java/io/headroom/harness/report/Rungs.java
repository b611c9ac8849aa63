package io.headroom.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The degradation ladder from its top, as the page colours it. */
public final class Rungs {
    private static final List<String> LADDER =
            List.of("FULL", "SHALLOW", "STALE_FEATURES", "DEFAULT_FEATURES", "RETRIEVAL_ORDER", "POPULAR");

    private Rungs() {}

    /** Those that were seen, best first; ones this page does not know come last. */
    public static List<String> inOrder(Set<String> seen) {
        List<String> ordered = new ArrayList<>(LADDER);
        ordered.retainAll(seen);
        seen.stream().filter(rung -> !LADDER.contains(rung)).sorted().forEach(ordered::add);
        return ordered;
    }

    /** Style class of a rung. */
    public static String style(String rung) {
        int step = LADDER.indexOf(rung);
        return step < 0 ? "rung-other" : "rung-" + step;
    }

    /** As prose: {@code RETRIEVAL_ORDER} is written "retrieval order". */
    public static String name(String rung) {
        return rung.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}

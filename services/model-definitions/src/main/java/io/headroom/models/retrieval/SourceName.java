package io.headroom.models.retrieval;

import java.util.List;

/** The names of the candidate sources, in the order in which their scores are kept. */
public final class SourceName {
    public static final String TWO_TOWER = "two_tower";
    public static final String CO_VISITATION = "co_visitation";
    public static final String POPULAR = "popular";
    public static final String FRESH = "fresh";

    private static final List<String> ALL = List.of(TWO_TOWER, CO_VISITATION, POPULAR, FRESH);

    private SourceName() {}

    public static List<String> all() {
        return ALL;
    }
}

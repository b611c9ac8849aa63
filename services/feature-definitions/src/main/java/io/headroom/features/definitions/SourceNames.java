package io.headroom.features.definitions;

import java.util.List;

/** The candidate sources whose scores are inputs of the ranking model, in the order of {@link #ALL}. */
public final class SourceNames {

    public static final String TWO_TOWER = "two_tower";
    public static final String CO_VISITATION = "co_visitation";
    public static final String POPULAR = "popular";
    public static final String FRESH = "fresh";

    /** The order in which {@link RowEncoder} takes source scores. */
    public static final List<String> ALL = List.of(TWO_TOWER, CO_VISITATION, POPULAR, FRESH);

    private SourceNames() {}
}

package io.headroom.gateway.depth;

/**
 * How many of a request's candidates are to be ranked: the first ones.
 *
 * @param ranked 0 when ranking is not worth a call
 * @param candidates how many there are
 * @param limit what keeps it from being all
 */
public record Depth(int ranked, int candidates, Limit limit) {
    /** What limits a depth. */
    public enum Limit {
        /** Nothing: all are ranked. */
        NONE,
        /** The time that is left. */
        TIME,
        /** Ranking so many was late a moment ago. */
        LATENESS,
        /** The request asked for it. */
        FORCED
    }

    /** Ranks all. */
    public static Depth all(int candidates) {
        return new Depth(candidates, candidates, Limit.NONE);
    }

    /** Ranks as many as an experiment wants. */
    public static Depth forced(int wanted, int candidates) {
        return new Depth(Math.min(wanted, candidates), candidates, Limit.FORCED);
    }

    public boolean isAll() {
        return ranked == candidates;
    }

    Depth with(int other) {
        return new Depth(other, candidates, limit);
    }
}

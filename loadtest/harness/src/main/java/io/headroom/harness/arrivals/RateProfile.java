package io.headroom.harness.arrivals;

import java.util.List;

/**
 * A rate that changes in steps.
 *
 * @param pieces in order of their begin, the first from 0; the last lasts for ever
 */
public record RateProfile(List<Piece> pieces) {
    /** From this offset on, so many arrivals per second. */
    public record Piece(long fromNanos, double perSecond) {
        public Piece {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("rate is " + perSecond + ", but must be above 0");
            }
        }
    }

    public RateProfile {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty() || pieces.getFirst().fromNanos() != 0) {
            throw new IllegalArgumentException("a rate profile must have a piece that begins at 0");
        }
        for (int i = 1; i < pieces.size(); i++) {
            if (pieces.get(i).fromNanos() <= pieces.get(i - 1).fromNanos()) {
                throw new IllegalArgumentException(
                        "piece " + i + " of a rate profile does not begin after the one before");
            }
        }
    }

    /** The highest rate. */
    public double peak() {
        return pieces.stream().mapToDouble(Piece::perSecond).max().orElseThrow();
    }
}

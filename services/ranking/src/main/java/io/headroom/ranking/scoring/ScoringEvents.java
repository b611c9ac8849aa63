package io.headroom.ranking.scoring;

/** What happens while scoring, for those who count. Called on the workers' threads; must not block or throw. */
@FunctionalInterface
public interface ScoringEvents {
    /** The model ran once over so many rows, padded to so many. */
    void forward(int rows, int paddedRows, long nanos);
}

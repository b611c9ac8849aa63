package io.headroom.drift.run;

import io.headroom.drift.figures.Figure;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.verdict.Bar;
import io.headroom.drift.verdict.Bars;
import io.headroom.harness.load.Machine;
import io.headroom.harness.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All that a session found. */
public record DriftResult(
        DriftOptions options,
        ScoreBoard board,
        List<Figure> figures,
        Instant startedAt,
        Duration spent,
        Machine machine) {
    public DriftResult {
        figures = List.copyOf(figures);
    }

    /** What must be reached, and whether it was. */
    public List<Bar> bars() {
        return Bars.of(board, figures);
    }

    public Verdict verdict() {
        return Bar.verdict(bars());
    }
}

package io.headroom.drift.verdict;

import io.headroom.drift.scoring.Delay;
import io.headroom.drift.scoring.Median;
import io.headroom.drift.scoring.SizeScore;
import java.util.function.ToDoubleFunction;

/** Something is found soon enough, and in nearly every run. */
final class PromptBar {
    private static final double SHARE = 0.95;
    /** With fewer runs one that is late by chance says too little to call the bar broken. */
    private static final int RUNS = 10;

    private PromptBar() {}

    static Bar of(
            SizeScore score, String name, String unit, double limit, Median median, ToDoubleFunction<Delay> part) {
        double within = score.byExpected().within(limit, part);
        Bar.Finding finding = within >= SHARE
                ? Bar.Finding.MET
                : score.byExpected().runs() >= RUNS ? Bar.Finding.BROKEN : Bar.Finding.UNDECIDED;
        return new Bar(
                name,
                "within " + Words.number(limit) + " " + unit + " in 95% of the runs",
                "%s%% of %d runs; median %s %s"
                        .formatted(
                                Words.number(100 * within), score.byExpected().runs(), Words.median(median), unit),
                finding);
    }
}

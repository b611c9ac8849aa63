package io.headroom.drift.verdict;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.SizeScore;
import java.util.List;
import java.util.stream.Collectors;

/** The larger a shift, the sooner it is found, and the more surely; and the largest is found, without which the rest would hold of a blind detector. */
final class LadderBar {
    private static final double SHARE = 0.95;
    /** With fewer runs one that is missed by chance says too little to call the bar broken. */
    private static final int RUNS = 10;

    private LadderBar() {}

    static Bar of(Scenario scenario, List<SizeScore> sizes) {
        boolean falls = true;
        for (int index = 1; index < sizes.size(); index++) {
            SizeScore less = sizes.get(index - 1);
            SizeScore more = sizes.get(index);
            falls &= more.byExpected().requests().value()
                    <= less.byExpected().requests().value();
            falls &= more.byExpected().found() >= less.byExpected().found();
        }
        String steps = sizes.stream()
                .map(score -> Words.size(scenario.injection().kind(), score.size()) + ": "
                        + Words.number(score.byExpected().requests().value()) + " requests, found "
                        + score.byExpected().found() + " of "
                        + score.byExpected().runs())
                .collect(Collectors.joining("; "));
        return new Bar(
                "delay falls with size: " + scenario.name(),
                "median delay falls or stays, power rises or stays, the largest is found in 95% of the runs",
                steps,
                falls ? largest(sizes.getLast().byExpected()) : Bar.Finding.BROKEN);
    }

    private static Bar.Finding largest(Detection detection) {
        if (detection.found() >= SHARE * detection.runs()) {
            return Bar.Finding.MET;
        }
        return detection.runs() >= RUNS ? Bar.Finding.BROKEN : Bar.Finding.UNDECIDED;
    }
}

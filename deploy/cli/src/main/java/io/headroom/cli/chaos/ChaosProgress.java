package io.headroom.cli.chaos;

import io.headroom.cli.console.Console;
import io.headroom.harness.experiment.run.ExperimentProgress;

/** Shows where an experiment stands, every few seconds and whenever its phase changes. */
final class ChaosProgress {
    private static final int SHOWN_EVERY_SECONDS = 5;

    private final Console console;
    private String shownPhase = "";
    private long shownSecond;

    ChaosProgress(Console console) {
        this.console = console;
    }

    void show(ExperimentProgress progress) {
        long second = progress.elapsed().toSeconds();
        if (progress.phase().equals(shownPhase) && second < shownSecond + SHOWN_EVERY_SECONDS) {
            return;
        }
        shownPhase = progress.phase();
        shownSecond = second;
        console.progress("chaos: " + progress.line());
    }
}

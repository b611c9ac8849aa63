package io.headroom.cli.load;

import io.headroom.cli.console.Console;
import io.headroom.harness.load.Progress;

/** Shows where a load run stands, every few seconds and whenever its phase changes. */
final class LoadProgress {
    private static final int SHOWN_EVERY_SECONDS = 5;

    private final Console console;
    private Progress.Phase shownPhase = Progress.Phase.DRAIN;
    private long shownSecond;

    LoadProgress(Console console) {
        this.console = console;
    }

    void show(Progress progress) {
        long second = progress.elapsed().toSeconds();
        if (progress.phase() == shownPhase && second < shownSecond + SHOWN_EVERY_SECONDS) {
            return;
        }
        shownPhase = progress.phase();
        shownSecond = second;
        console.progress("load: " + progress.line());
    }
}

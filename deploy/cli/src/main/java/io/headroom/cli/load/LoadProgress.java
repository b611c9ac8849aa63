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
        console.progress(text(progress));
    }

    private static String text(Progress progress) {
        String at = "%d of %d s"
                .formatted(progress.elapsed().toSeconds(), progress.total().toSeconds());
        return switch (progress.phase()) {
            case WARM_UP -> "load: warming up, " + at;
            case MEASURE ->
                "load: measuring, %s: %,d answered, %,d errors, p50 %.2f ms, p99 %.2f ms"
                        .formatted(
                                at,
                                progress.answered(),
                                progress.errors(),
                                progress.p50Micros() / 1e3,
                                progress.p99Micros() / 1e3);
            case DRAIN -> "load: waiting for %,d answers".formatted(progress.inFlight());
        };
    }
}

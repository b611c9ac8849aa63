package io.headroom.cli.services;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.Console;
import io.headroom.local.supervision.RunStop;
import io.headroom.local.supervision.SupervisionSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code headroom down}. */
@Command(name = "down", description = "Stops what up or demo started, also when the supervisor was killed.")
public final class DownCommand implements Callable<Integer> {
    private final Console console;

    public DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int stopped = RunStop.stop(
                ProjectPaths.ofProcess().run(), SupervisionSettings.defaults().stop());
        console.line(outcome(stopped));
        return 0;
    }

    static String outcome(int stopped) {
        return switch (stopped) {
            case 0 -> "nothing was up";
            case 1 -> "stopped 1 process";
            default -> "stopped " + stopped + " processes";
        };
    }
}

package io.headroom.cli;

import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;

/** The program behind the launcher. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        Shutdown shutdown = Shutdown.onExit(console);
        int exitCode = new CommandTree(console, shutdown).execute(arguments);
        shutdown.close();
        System.exit(exitCode);
    }
}

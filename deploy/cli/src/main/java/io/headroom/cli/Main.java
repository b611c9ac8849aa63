package io.headroom.cli;

import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;

/** The program behind the launcher. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Libraries log to nowhere here, and what goes wrong is told by the commands; nobody needs to read that there
        // is no log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Console console = Console.ofProcess();
        Shutdown shutdown = Shutdown.onExit(console);
        int exitCode = new CommandTree(console, shutdown).execute(arguments);
        shutdown.close();
        System.exit(exitCode);
    }
}

package io.headroom.cli.services;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.local.state.RunState;
import io.headroom.local.supervision.Supervisor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom up}. */
@Command(name = "up", description = "Starts the services, waits until they are warm, and restarts what dies.")
public final class UpCommand implements Callable<Integer>, CheckedOptions {
    private static final String DETACH = "--detach";
    private static final String SUPERVISE = "--supervise";

    private final Console console;
    private final Shutdown shutdown;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options;

    @Option(
            names = {"-d", DETACH},
            description = "Returns once they are ready; a supervisor stays behind until headroom down.")
    private boolean detach;

    @Option(names = SUPERVISE, hidden = true, description = "This is the supervisor that stays behind.")
    private boolean supervise;

    public UpCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public void checkOptions() {
        var unused = options.plan();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProjectPaths paths = ProjectPaths.ofProcess();
        Stack stack = new Stack(paths, options);
        if (detach) {
            stack.requireServable();
            stack.learnToStartFast(console, shutdown);
            RunState state = new DetachedSupervisor(paths, console, shutdown).start(supervisorArguments());
            stack.awaitFirstAnswers(console);
            new Listing(console).up(state, true);
            return 0;
        }
        if (!supervise) {
            stack.learnToStartFast(console, shutdown);
        }
        Supervisor supervisor = stack.claim(console::progress);
        shutdown.add("stopping the services", supervisor::close);
        supervisor.start();
        supervisor.awaitReady();
        if (!supervise) {
            stack.awaitFirstAnswers(console);
            new Listing(console).up(supervisor.state(), false);
        }
        supervisor.awaitClosed();
        return 0;
    }

    /** What the user gave, with the supervisor's own option instead of {@code --detach}. */
    private List<String> supervisorArguments() {
        List<String> arguments = new ArrayList<>();
        for (String argument : spec.root().commandLine().getParseResult().originalArgs()) {
            if (!argument.equals("-d") && !argument.startsWith(DETACH)) {
                arguments.add(argument);
            }
        }
        arguments.add(SUPERVISE);
        return arguments;
    }
}

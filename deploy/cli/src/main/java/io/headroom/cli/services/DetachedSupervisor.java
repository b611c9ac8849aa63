package io.headroom.cli.services;

import io.headroom.cli.Main;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessStop;
import io.headroom.local.process.StopLimits;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.supervision.SupervisionSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A supervisor in a process of its own that outlives this one and its terminal. */
final class DetachedSupervisor {
    private static final StopLimits STOP = SupervisionSettings.defaults().stop().aroundThese();
    /** How often what the supervisor writes is looked for; nothing is measured by it. */
    private static final long POLL_MILLIS = 100;

    /** In a session of its own where the system has the program for it; elsewhere deaf to the terminal's end. */
    private static final String LAUNCH =
            "if command -v setsid >/dev/null 2>&1; then exec setsid nohup \"$@\"; else exec nohup \"$@\"; fi";

    private final ProjectPaths paths;
    private final Console console;
    private final Shutdown shutdown;

    DetachedSupervisor(ProjectPaths paths, Console console, Shutdown shutdown) {
        this.paths = paths;
        this.console = console;
        this.shutdown = shutdown;
    }

    /** Starts it and waits until every service is ready; when they cannot be, it has ended and its words were shown. */
    RunState start(List<String> arguments) throws IOException, InterruptedException {
        Path log = paths.logs().resolve("supervisor.log");
        Files.createDirectories(paths.logs());
        Process process = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile())
                .start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        Shutdown.Registration stop =
                shutdown.add("stopping the services", () -> ProcessStop.stopAll(List.of(identity), STOP));
        RunState state = awaitReady(process, new LogFollower(log, console));
        stop.cancel();
        return state;
    }

    private RunState awaitReady(Process process, LogFollower log) throws IOException, InterruptedException {
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            log.copyNew();
            Optional<RunState> ready = RunStateFile.read(paths.run())
                    .filter(state -> state.supervisor().pid() == process.pid())
                    .filter(RunState::allReady);
            if (ready.isPresent()) {
                log.copyNew();
                return ready.get();
            }
        }
        log.copyNew();
        throw CommandFailure.failed("the services did not start (exit code " + process.exitValue() + ")");
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCH, "sh"));
        command.addAll(List.of(
                paths.java().toString(),
                paths.run().mark(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dheadroom.home=" + paths.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return command;
    }
}

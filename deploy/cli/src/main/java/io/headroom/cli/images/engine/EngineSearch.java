package io.headroom.cli.images.engine;

import io.headroom.cli.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a container engine that answers. */
public final class EngineSearch {
    private static final List<String> KNOWN = List.of("docker", "podman", "buildah");

    private final ToolRun tool;
    private final String path;

    /** @param path directories to look in, as in PATH */
    public EngineSearch(ToolRun tool, String path) {
        this.tool = tool;
        this.path = path;
    }

    /**
     * The engine asked for, or else the first of docker, podman and buildah that is installed and answers.
     *
     * @throws CommandFailure when there is none
     */
    public ContainerEngine find(Optional<String> wanted) throws IOException {
        wanted.ifPresent(EngineSearch::requireKnown);
        List<String> installed = wanted.map(List::of).orElse(KNOWN).stream()
                .filter(this::isInstalled)
                .toList();
        if (installed.isEmpty()) {
            throw CommandFailure.usage(
                    wanted.map(name -> name + " is not on the PATH")
                            .orElse(
                                    "no container engine found; install docker, podman or buildah and see that it is on the PATH"));
        }
        List<String> silent = new ArrayList<>();
        for (String program : installed) {
            ToolRun.Ended asked = tool.run(Path.of("").toAbsolutePath(), question(program));
            if (asked.well()) {
                return engine(program);
            }
            silent.add(program + ": " + String.join(" ", asked.lastLines()));
        }
        throw new CommandFailure(
                CommandFailure.USAGE,
                String.join(" and ", installed) + (installed.size() == 1 ? " is" : " are")
                        + " installed but cannot be used; is the daemon running, and may this user talk to it?",
                silent);
    }

    /** Whether a program is on the PATH. */
    public boolean isInstalled(String program) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }

    private static void requireKnown(String name) {
        if (!KNOWN.contains(name)) {
            throw CommandFailure.usage("--engine is '" + name + "'; it may be " + String.join(", ", KNOWN));
        }
    }

    private static List<String> question(String program) {
        return switch (program) {
            case "docker" -> List.of("docker", "version", "--format", "{{.Server.Version}}");
            case "podman" -> List.of("podman", "info");
            default -> List.of("buildah", "info");
        };
    }

    private ContainerEngine engine(String program) {
        return program.equals("docker") ? new Docker(tool) : new BuildahFamily(program, tool);
    }
}

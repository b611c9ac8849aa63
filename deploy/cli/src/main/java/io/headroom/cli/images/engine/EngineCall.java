package io.headroom.cli.images.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Calls of an engine's program. */
record EngineCall(String program, ToolRun tool) {
    void run(String what, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(arguments);
        ContainerEngine.require(tool.run(Path.of("").toAbsolutePath(), command), what, tool);
    }

    /** For what may as well fail. */
    void attempt(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(arguments);
        var unused = tool.run(Path.of("").toAbsolutePath(), command);
    }

    /** What all engines are told the same way; the context comes last. */
    static List<String> arguments(ImageBuild build) {
        List<String> arguments =
                new ArrayList<>(List.of("--file", build.dockerfile().toString(), "--target", build.target()));
        new TreeMap<>(build.arguments())
                .forEach((name, value) -> arguments.addAll(List.of("--build-arg", name + "=" + value)));
        return arguments;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

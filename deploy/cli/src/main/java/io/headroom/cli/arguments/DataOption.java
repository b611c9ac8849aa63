package io.headroom.cli.arguments;

import io.headroom.cli.console.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that reads interactions. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Interactions to learn from, in the MovieLens layout (default: the synthetic world).")
    private Optional<Path> data;

    /**
     * The folder that was named, if any.
     *
     * @throws CommandFailure when there is none of that name
     */
    public Optional<Path> folder() {
        data.filter(folder -> !Files.isDirectory(folder)).ifPresent(missing -> {
            throw CommandFailure.usage("--data: there is no folder '" + missing + "'");
        });
        return data;
    }
}

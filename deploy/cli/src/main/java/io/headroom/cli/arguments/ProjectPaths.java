package io.headroom.cli.arguments;

import io.headroom.local.state.RunDirectory;
import java.nio.file.Path;

/**
 * Where things lie. Everything a command writes goes under {@code target/headroom} of the project unless an option says otherwise; in an image,
 * whose files cannot be written, under what {@code headroom.output} names.
 *
 * @param root of the built tree
 * @param output what commands write goes below it
 */
public record ProjectPaths(Path root, Path output) {
    public ProjectPaths(Path root) {
        this(root, root.resolve("target").resolve("headroom"));
    }

    /** The tree named by the launcher, or else the working directory. */
    public static ProjectPaths ofProcess() {
        ProjectPaths paths = new ProjectPaths(absolute(System.getProperty("headroom.home", "")));
        String output = System.getProperty("headroom.output", "");
        return output.isEmpty() ? paths : new ProjectPaths(paths.root(), absolute(output));
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    public Path world() {
        return output().resolve("data").resolve("world");
    }

    public Path quickWorld() {
        return output().resolve("data").resolve("quick-world");
    }

    public Path work() {
        return output().resolve("data").resolve("work");
    }

    public Path serviceData() {
        return output().resolve("data").resolve("services");
    }

    public Path bundles() {
        return output().resolve("bundles");
    }

    public Path logs() {
        return output().resolve("logs");
    }

    public Path report() {
        return output().resolve("report");
    }

    /** Where {@code headroom quality} leaves what answers of each rung are worth. */
    public Path quality() {
        return output().resolve("quality");
    }

    /** What the services of {@code headroom quality} store, apart from those of other commands. */
    public Path qualityData() {
        return output().resolve("data").resolve("quality");
    }

    public RunDirectory run() {
        return new RunDirectory(output().resolve("run"));
    }

    /** The {@code java} this program runs on. */
    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}

package io.headroom.local.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service as Quarkus packages it: a directory with a small jar that starts it and the libraries it loads itself. The same program can be
 * started with one plain class path, which is what the JVM's ahead-of-time cache needs: it keeps nothing of classes that other loaders load.
 */
public record QuarkusProgram(Path directory) {
    private static final String PLAIN_MAIN = "io.quarkus.runner.GeneratedMain";

    /** The jar that starts it. */
    public Path jar() {
        return directory.resolve("quarkus-run.jar");
    }

    /** Whether everything is there to start it with a plain class path. */
    boolean hasParts() {
        return Files.isRegularFile(directory.resolve("quarkus/generated-bytecode.jar"));
    }

    /** The arguments of a {@code java} that starts it the usual way. */
    public List<String> jarArguments() {
        return List.of("-jar", jar().toString());
    }

    /** Likewise with a plain class path; what the jar's manifest opens is opened here. */
    List<String> plainArguments() {
        List<String> arguments = new ArrayList<>();
        for (String opened : opened()) {
            arguments.add("--add-opens");
            arguments.add(opened + "=ALL-UNNAMED");
        }
        arguments.add("-cp");
        arguments.add(classPath().stream().map(Path::toString).collect(Collectors.joining(":")));
        arguments.add(PLAIN_MAIN);
        return arguments;
    }

    /** Classes that Quarkus wrote or rewrote come before those they replace. */
    List<Path> classPath() {
        List<Path> path = new ArrayList<>();
        path.add(directory.resolve("quarkus/generated-bytecode.jar"));
        path.add(directory.resolve("quarkus/transformed-bytecode.jar"));
        for (String part : List.of("app", "lib/main", "lib/boot")) {
            path.addAll(jarsIn(directory.resolve(part)));
        }
        return path.stream().filter(Files::isRegularFile).toList();
    }

    private List<String> opened() {
        try (JarFile jar = new JarFile(jar().toFile())) {
            String opened = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            return opened == null ? List.of() : List.of(opened.trim().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar(), e);
        }
    }

    private static List<Path> jarsIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}

package io.headroom.cli.images.staging;

import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a build of the project left behind, as far as images hold it. */
record BuiltTree(Path root) {
    private static final Pattern NATIVE_JAR =
            Pattern.compile("(ai\\.djl\\.pytorch\\.)?pytorch-native-[a-z0-9]+-([0-9.]+)-[a-z]+-[a-z0-9_]+\\.jar");

    Path service(String module) {
        return required(root.resolve("services").resolve(module).resolve("target/quarkus-app"), "quarkus-run.jar");
    }

    Path commands() {
        return required(root.resolve("deploy/cli/target"), "headroom-cli.jar");
    }

    Path pipeline() {
        return required(root.resolve("services/pipeline/target"), "lib");
    }

    Path system() {
        return required(root.resolve("deploy/docker/system"), "etc/passwd");
    }

    Path dockerfile() {
        return required(root.resolve("deploy/docker"), "Dockerfile").resolve("Dockerfile");
    }

    /** Experiments and budgets: what commands read beside their own jar. */
    List<Path> commandFiles() throws IOException {
        Path budgets = root.resolve("helm/headroom/files/budgets.yaml");
        List<Path> experiments = files(root.resolve("deploy/chaos")).stream()
                .filter(file -> file.getParent().equals(root.resolve("deploy/chaos")))
                .filter(file -> file.toString().endsWith(".yaml"))
                .toList();
        return Stream.concat(experiments.stream(), Stream.of(budgets).filter(Files::isRegularFile))
                .toList();
    }

    /** Version of libtorch that the program was built for. */
    String torchVersion(Path program) throws IOException {
        return files(program).stream()
                .map(file -> NATIVE_JAR.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> name.group(2))
                .findFirst()
                .orElseThrow(() -> CommandFailure.failed("no pytorch-native-*.jar in " + program));
    }

    static boolean isNativeTorch(Path jar) {
        return NATIVE_JAR.matcher(jar.getFileName().toString()).matches();
    }

    /** A jar whose name, after the group that Quarkus may put before it, begins and ends so. */
    static Optional<Path> jar(Path directory, String begin, String end) throws IOException {
        return files(directory).stream()
                .filter(file -> {
                    String name = file.getFileName().toString().replace("ai.djl.pytorch.", "");
                    return name.startsWith(begin) && name.endsWith(end);
                })
                .findFirst();
    }

    /** Regular files below a directory, in the order of their names; none when it does not exist. */
    static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path required(Path directory, String part) {
        if (!Files.exists(directory.resolve(part))) {
            throw CommandFailure.failed(
                    directory.resolve(part) + " is missing: build the project first (./headroom builds what it needs)");
        }
        return directory;
    }
}

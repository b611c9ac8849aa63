package io.headroom.cli.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A copy of the launcher in a tree of its own, with a JDK and a Maven that only say what they were asked. */
final class LauncherProject {
    private static final Path LAUNCHER =
            Path.of("..", "..", "headroom").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cp",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "printf",
            "readlink",
            "rm",
            "sed",
            "sh",
            "touch",
            "tr");

    private final Path base;
    private final Map<String, String> environment = new TreeMap<>();

    LauncherProject(Path base) throws IOException {
        this.base = base;
        Files.createDirectories(root().resolve("services/ranking/src/main/java"));
        for (String directory : List.of("loadtest", "deploy/cli/src/main", "helm")) {
            Files.createDirectories(root().resolve(directory));
        }
        Files.writeString(root().resolve("pom.xml"), "<project/>");
        Files.copy(LAUNCHER, root().resolve("headroom"));
        for (String tool : TOOLS) {
            offerTool(tool);
        }
        environment.put("PATH", tools().toString());
        environment.put("HOME", base.toString());
        environment.put("HEADROOM_JDK_PLACES", base.resolve("jdks").toString());
    }

    /** A path with spaces, because users have them. */
    Path root() {
        return base.resolve("my projects").resolve("head room");
    }

    Path launcher() {
        return root().resolve("headroom");
    }

    LauncherProject withJdk(String name, int version) throws IOException {
        Path home = jdk(name);
        script(home.resolve("bin/javac"), "echo javac " + version);
        script(home.resolve("bin/java"), """
                case "$*" in
                *--check-usage*--bogus*) echo "headroom: Unknown option: '--bogus'" >&2; exit 2 ;;
                *--check-usage*) exit 0 ;;
                esac
                echo "jdk: %s"; for a in "$@"; do echo "arg: $a"; done""".formatted(name));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        return this;
    }

    Path jdk(String name) {
        return base.resolve("jdks").resolve(name);
    }

    /** A Maven on the PATH; its body is shell, run in the project's root. */
    LauncherProject withMaven(String body) throws IOException {
        script(tools().resolve("mvn"), body);
        return this;
    }

    LauncherProject withWrapper(String body) throws IOException {
        script(root().resolve("mvnw"), body);
        return this;
    }

    LauncherProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Shell that leaves behind what a real build would. */
    static String buildEverything() {
        return """
                echo "mvn $*" >>"$HOME/mvn-calls"
                echo "[INFO] Building Headroom commands 0.1.0-SNAPSHOT [1/1]"
                mkdir -p deploy/cli/target services/pipeline/target/lib
                touch deploy/cli/target/headroom-cli.jar
                for s in features candidates ranking gateway registry broker monitor; do
                    mkdir -p services/$s/target/quarkus-app
                    touch services/$s/target/quarkus-app/quarkus-run.jar
                done
                """;
    }

    List<String> mavenCalls() throws IOException {
        Path calls = base.resolve("mvn-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    ProcessBuilder command(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(base.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Path tools() {
        return base.resolve("tools");
    }

    /** Only these are on the PATH: this machine's own JDKs and Maven must not be found. */
    private void offerTool(String name) throws IOException {
        for (Path place : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
            Path program = place.resolve(name);
            if (Files.exists(program) && !Files.exists(tools().resolve(name))) {
                script(tools().resolve(name), "exec " + program + " \"$@\"");
            }
        }
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

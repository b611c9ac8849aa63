package io.headroom.cli.clusters;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scripts of deploy/kind and deploy/minikube in a tree of their own, with programs on the PATH that remember what they made. */
final class ClusterProject {
    static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "cat", "cksum", "cut", "dirname", "find", "grep", "mkdir", "mv", "ps", "rm", "sed", "sh", "sleep", "sort",
            "tail", "touch");

    private final Path base;
    private final Map<String, String> environment = new TreeMap<>();

    ClusterProject(Path base) throws IOException {
        this.base = base;
        for (String file : List.of(
                "kind/up",
                "kind/down",
                "kind/steps.sh",
                "kind/cluster.yaml",
                "minikube/up",
                "minikube/down",
                "minikube/cluster.conf")) {
            Path copy = root().resolve("deploy").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(DEPLOY.resolve(file), copy);
        }
        write("deploy/docker/Dockerfile", "FROM scratch");
        write("helm/headroom/Chart.yaml", "appVersion: \"1.2.3\"\n");
        write("helm/headroom/values-kind.yaml", "{}");
        code("first version");
        for (String tool : TOOLS) {
            linkTool(tool);
        }
        environment.put("PATH", base.resolve("bin").toString());
        environment.put("STATE", Files.createDirectories(base.resolve("state")).toString());
    }

    /** A path with spaces, because users have them. */
    Path root() {
        return base.resolve("head room");
    }

    /** Everything the scripts call, answering as on a machine without a cluster. */
    ClusterProject withEverything() throws IOException {
        program(root().resolve("headroom"), "headroom", "");
        tool("docker", "");
        tool("kind", """
                case "$1 $2" in
                'get clusters') cat "$STATE/clusters" 2>/dev/null || echo 'No kind clusters found.' >&2 ;;
                'create cluster') echo "$4" >>"$STATE/clusters" ;;
                'delete cluster') rm "$STATE/clusters" ;;
                esac""");
        tool("minikube", """
                case $1 in
                status) cat "$STATE/minikube" 2>/dev/null || exit 85 ;;
                start) echo Running >"$STATE/minikube" ;;
                delete) rm "$STATE/minikube" ;;
                esac""");
        tool("helm", """
                case $1 in
                upgrade) touch "$STATE/release" ;;
                status) if [ -e "$STATE/release" ]; then echo 'STATUS: deployed'; else echo 'Error: release: not found' >&2; exit 1; fi ;;
                esac""");
        tool("kubectl", """
                case "$*" in
                *port-forward*) echo "Forwarding from 127.0.0.1"; while :; do sleep 1; done ;;
                *'get statefulset'*) echo statefulset.apps/there ;;
                *'get namespace'*) if [ -e "$STATE/namespace" ]; then echo namespace/headroom; fi ;;
                esac""");
        return this;
    }

    ClusterProject tool(String name, String body) throws IOException {
        program(base.resolve("bin").resolve(name), name, body);
        return this;
    }

    ClusterProject without(String name) throws IOException {
        Files.delete(base.resolve("bin").resolve(name));
        return this;
    }

    /** A cluster, or whatever else, that is there before. */
    ClusterProject has(String stateFile, String contents) throws IOException {
        Files.writeString(base.resolve("state").resolve(stateFile), contents + "\n");
        return this;
    }

    /** What is in the images. */
    ClusterProject code(String contents) throws IOException {
        write("target/headroom/images/contexts/ranking/application/app/app.jar", contents);
        return this;
    }

    CommandProcess run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root().resolve("deploy").resolve(script).toString()));
        command.addAll(List.of(arguments));
        return CommandProcess.run(base, environment, command);
    }

    /** Calls since the last time they were asked for, those that only look left out. */
    List<String> changes() throws IOException {
        Path calls = base.resolve("calls");
        if (!Files.exists(calls)) {
            return List.of();
        }
        List<String> all = Files.readAllLines(calls);
        Files.delete(calls);
        return all.stream()
                .filter(
                        call -> !call.matches(
                                "kind get .*|minikube status .*|helm status .*|.*get namespace.*|.*get statefulset.*|.*rollout status.*|.*--stage-only"))
                .toList();
    }

    private void program(Path file, String name, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(
                file, "#!/bin/sh\necho \"" + name + " $*\" >>'" + base.resolve("calls") + "'\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String file, String contents) throws IOException {
        Path path = root().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, contents);
    }

    private void linkTool(String name) throws IOException {
        Files.createDirectories(base.resolve("bin"));
        for (Path place : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
            if (Files.exists(place.resolve(name))
                    && !Files.exists(base.resolve("bin").resolve(name))) {
                Files.createSymbolicLink(base.resolve("bin").resolve(name), place.resolve(name));
            }
        }
    }
}

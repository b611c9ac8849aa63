package io.headroom.cli.images.engine;

import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts images into the nodes of a cluster on this machine. */
public final class ClusterLoad {
    private final ClusterKind kind;
    private final Optional<String> cluster;
    private final ContainerEngine engine;
    private final ToolRun tool;
    private final Path archives;

    /** A tool that keeps clusters. */
    public enum ClusterKind {
        KIND,
        MINIKUBE;

        public String program() {
            return this == KIND ? "kind" : "minikube";
        }
    }

    /**
     * @param cluster kind's cluster or minikube's profile; empty for the tool's own default
     * @param archives directory for images on their way; what is put there is removed again
     */
    public ClusterLoad(
            ClusterKind kind, Optional<String> cluster, ContainerEngine engine, ToolRun tool, Path archives) {
        this.kind = kind;
        this.cluster = cluster;
        this.engine = engine;
        this.tool = tool;
        this.archives = archives;
    }

    public void load(String reference) throws IOException {
        if (engine.isSharedWithClusters()) {
            call(reference, kind == ClusterKind.KIND ? "docker-image" : "image", reference);
            return;
        }
        Files.createDirectories(archives);
        Path archive = archives.resolve(reference.replaceAll("[^A-Za-z0-9.-]", "_") + ".tar");
        // Neither tool adds to an archive that is there.
        Files.deleteIfExists(archive);
        try {
            engine.save(reference, archive);
            call(reference, kind == ClusterKind.KIND ? "image-archive" : "image", archive.toString());
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void call(String reference, String what, String argument) throws IOException {
        List<String> command = new ArrayList<>(List.of(kind.program()));
        if (kind == ClusterKind.KIND) {
            command.addAll(List.of("load", what, argument));
            cluster.ifPresent(name -> command.addAll(List.of("--name", name)));
        } else {
            cluster.ifPresent(name -> command.addAll(List.of("--profile", name)));
            command.addAll(List.of(what, "load", argument));
        }
        ToolRun.Ended ended = tool.run(Path.of("").toAbsolutePath(), command);
        if (!ended.well()) {
            throw new CommandFailure(
                    CommandFailure.FAILED,
                    kind.program() + " could not load " + reference + "; all output is in " + tool.log(),
                    ended.lastLines());
        }
    }
}

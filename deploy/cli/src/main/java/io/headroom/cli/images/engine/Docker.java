package io.headroom.cli.images.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Docker, with or without BuildKit; several platforms need its buildx. */
final class Docker implements ContainerEngine {
    private final EngineCall docker;

    Docker(ToolRun tool) {
        this.docker = new EngineCall("docker", tool);
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String localReference(String repository, String tag) {
        return repository + ":" + tag;
    }

    @Override
    public void build(ImageBuild build) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build", "--tag", build.reference()));
        arguments.addAll(List.of("--platform", build.platforms().getFirst()));
        // BuildKit would say it itself; the builder before it does not.
        arguments.addAll(List.of(
                "--build-arg", "TARGETARCH=" + EngineCall.last(build.platforms().getFirst())));
        arguments.addAll(EngineCall.arguments(build));
        arguments.add(build.context().toString());
        docker.run("docker build of " + build.reference(), arguments);
    }

    @Override
    public void push(String reference) throws IOException {
        docker.run("docker push of " + reference, List.of("push", reference));
    }

    /** With buildx, which is BuildKit and says TARGETARCH for each platform; an argument would be the same for all of them. */
    @Override
    public void buildAndPush(ImageBuild build) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("buildx", "build", "--push", "--tag", build.reference()));
        arguments.addAll(List.of("--platform", String.join(",", build.platforms())));
        arguments.addAll(EngineCall.arguments(build));
        arguments.add(build.context().toString());
        docker.run("docker buildx build of " + build.reference(), arguments);
    }

    @Override
    public void save(String reference, Path archive) throws IOException {
        docker.run("docker save of " + reference, List.of("save", "--output", archive.toString(), reference));
    }

    @Override
    public boolean isSharedWithClusters() {
        return true;
    }
}

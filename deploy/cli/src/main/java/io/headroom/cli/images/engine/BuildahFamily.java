package io.headroom.cli.images.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Podman and buildah, which build with the same code and are told the same; they differ in how an archive is written. */
final class BuildahFamily implements ContainerEngine {
    private final EngineCall program;

    BuildahFamily(String program, ToolRun tool) {
        this.program = new EngineCall(program, tool);
    }

    @Override
    public String name() {
        return program.program();
    }

    @Override
    public String localReference(String repository, String tag) {
        return "docker.io/library/" + repository + ":" + tag;
    }

    @Override
    public void build(ImageBuild build) throws IOException {
        program.run(
                name() + " build of " + build.reference(),
                arguments(build, "--tag", build.platforms().getFirst()));
    }

    @Override
    public void push(String reference) throws IOException {
        program.run(name() + " push of " + reference, List.of("push", reference));
    }

    /** One platform after the other, into one list of manifests; a list of that name from an earlier call would be added to. */
    @Override
    public void buildAndPush(ImageBuild build) throws IOException {
        String what = name() + " build of " + build.reference();
        program.attempt(List.of("manifest", "rm", build.reference()));
        for (String platform : build.platforms()) {
            program.run(what + " for " + platform, arguments(build, "--manifest", platform));
        }
        program.run(
                name() + " push of " + build.reference(),
                List.of("manifest", "push", "--all", build.reference(), "docker://" + build.reference()));
    }

    @Override
    public void save(String reference, Path archive) throws IOException {
        List<String> arguments = name().equals("podman")
                ? List.of("save", "--format", "docker-archive", "--output", archive.toString(), reference)
                : List.of("push", reference, "docker-archive:" + archive + ":" + reference);
        program.run(name() + " archive of " + reference, arguments);
    }

    @Override
    public boolean isSharedWithClusters() {
        return false;
    }

    private static List<String> arguments(ImageBuild build, String kind, String platform) {
        List<String> arguments = new ArrayList<>(List.of("build", "--layers", kind, build.reference()));
        arguments.addAll(List.of("--platform", platform, "--build-arg", "TARGETARCH=" + EngineCall.last(platform)));
        arguments.addAll(EngineCall.arguments(build));
        arguments.add(build.context().toString());
        return arguments;
    }
}

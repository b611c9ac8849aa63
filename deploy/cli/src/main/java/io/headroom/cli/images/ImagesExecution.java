package io.headroom.cli.images;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.images.engine.ClusterLoad;
import io.headroom.cli.images.engine.ContainerEngine;
import io.headroom.cli.images.engine.EngineSearch;
import io.headroom.cli.images.engine.ImageBuild;
import io.headroom.cli.images.engine.ToolRun;
import io.headroom.cli.images.staging.HeadroomImage;
import io.headroom.cli.images.staging.ImagePlatform;
import io.headroom.cli.images.staging.ImageStaging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stages, builds and hands on images, one after the other. */
final class ImagesExecution {
    private final ProjectPaths paths;
    private final Console console;
    private final Path output;
    private final ToolRun tool;
    private final EngineSearch programs;

    ImagesExecution(ProjectPaths paths, Console console) {
        this.paths = paths;
        this.console = console;
        this.output = paths.output().resolve("images");
        this.tool = new ToolRun(paths.logs().resolve("images.log"));
        this.programs = new EngineSearch(
                tool, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    void run(ImagesSettings settings) throws IOException {
        Files.deleteIfExists(tool.log());
        ImageStaging staging = new ImageStaging(
                paths.root(), output, settings.libtorch(), new LocalMaven(paths.root(), tool, programs), console);
        if (settings.stageOnly()) {
            for (HeadroomImage image : settings.images()) {
                stage(staging, image, settings.platforms());
            }
            return;
        }
        ContainerEngine engine = programs.find(settings.engine());
        settings.load().ifPresent(this::requireTool);
        Map<String, String> arguments = new ImageLabels(paths.root(), tool).arguments(settings.tag(), settings.base());
        String tag = arguments.get(ImageLabels.VERSION);
        List<String> made = new ArrayList<>();
        for (HeadroomImage image : settings.images()) {
            ImageStaging.Context context = stage(staging, image, settings.platforms());
            String reference = settings.registry()
                    .map(registry -> registry + "/" + image.repository() + ":" + tag)
                    .orElseGet(() -> engine.localReference(image.repository(), tag));
            ImageBuild build = new ImageBuild(
                    image.name(),
                    staging.dockerfile(),
                    context.directory(),
                    reference,
                    settings.platforms().stream().map(ImagePlatform::label).toList(),
                    arguments);
            make(engine, build, settings);
            made.add(reference);
        }
        console.progress("images: %d made by %s: %s".formatted(made.size(), engine.name(), String.join(" ", made)));
    }

    private ImageStaging.Context stage(ImageStaging staging, HeadroomImage image, List<ImagePlatform> platforms)
            throws IOException {
        ImageStaging.Context context = staging.stage(image, platforms);
        console.progress("%s: staged %d MiB in %s".formatted(image.name(), context.bytes() >> 20, context.directory()));
        return context;
    }

    private void make(ContainerEngine engine, ImageBuild build, ImagesSettings settings) throws IOException {
        if (build.platforms().size() > 1) {
            engine.buildAndPush(build);
            console.progress(build.target() + ": built for " + String.join(" and ", build.platforms()) + ", sent as "
                    + build.reference());
            return;
        }
        engine.build(build);
        console.progress(build.target() + ": built " + build.reference());
        if (settings.registry().isPresent()) {
            engine.push(build.reference());
            console.progress(build.target() + ": sent");
        }
        if (settings.load().isPresent()) {
            ClusterLoad.ClusterKind kind = settings.load().get();
            new ClusterLoad(kind, settings.cluster(), engine, tool, output.resolve("archives")).load(build.reference());
            console.progress(build.target() + ": loaded into " + kind.program());
        }
    }

    private void requireTool(ClusterLoad.ClusterKind kind) {
        if (!programs.isInstalled(kind.program())) {
            throw CommandFailure.usage("--load " + kind.program() + " needs " + kind.program() + " on the PATH");
        }
    }
}

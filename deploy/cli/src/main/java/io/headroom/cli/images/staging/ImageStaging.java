package io.headroom.cli.images.staging;

import io.headroom.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipOutputStream;

/** Puts what an image holds into its build context, in the directories that deploy/docker/Dockerfile copies. */
public final class ImageStaging {
    private static final String OWN_JAR = "(io\\.headroom\\.)?headroom-.*\\.jar";
    private static final String PIPELINE = "home/services/pipeline/target/";

    private final BuiltTree built;
    private final Path output;
    private final TorchFiles torch;

    /**
     * @param root of the built project
     * @param output below which contexts are staged
     * @param cuda a CUDA build of libtorch, if the user has one
     */
    public ImageStaging(Path root, Path output, Optional<Path> cuda, MavenCopy maven, Console console) {
        this.built = new BuiltTree(root);
        this.output = output;
        this.torch = new TorchFiles(new TorchJars(output.resolve("libtorch"), cuda, maven, console));
    }

    /** The Dockerfile of all images. */
    public Path dockerfile() {
        return built.dockerfile();
    }

    /** What was staged. */
    public record Context(Path directory, long bytes) {}

    /** Stages an image for some platforms, which share all but libtorch. */
    public Context stage(HeadroomImage image, Collection<ImagePlatform> platforms) throws IOException {
        Path directory = output.resolve("contexts").resolve(image.name());
        StagedTree tree = new StagedTree(directory);
        for (String part : List.of("libraries", "framework", "project", "application", "writable")) {
            tree.directory(part);
        }
        for (Path file : BuiltTree.files(built.system())) {
            tree.copy(file, "system/" + relative(built.system(), file));
        }
        for (ImagePlatform platform : platforms) {
            tree.directory("native/" + platform.architecture());
        }
        switch (image.program()) {
            case HeadroomImage.Program.Service service -> stageService(tree, service);
            case HeadroomImage.Program.Commands commands -> stageCommands(tree, commands);
        }
        if (image.torch().isPresent()) {
            for (ImagePlatform platform : platforms) {
                torch.stage(tree, torchProgram(image), image.torch().get(), platform);
            }
        }
        tree.finish();
        return new Context(directory, tree.bytes());
    }

    private Path torchProgram(HeadroomImage image) {
        return switch (image.program()) {
            case HeadroomImage.Program.Service service ->
                built.service(service.module()).resolve("lib/main");
            case HeadroomImage.Program.Commands _ -> built.pipeline().resolve("lib");
        };
    }

    private void stageService(StagedTree tree, HeadroomImage.Program.Service service) throws IOException {
        Path app = built.service(service.module());
        for (Path file : BuiltTree.files(app)) {
            String path = relative(app, file);
            if (BuiltTree.isNativeTorch(file)) {
                // Quarkus lists it among the libraries and must find a jar; what it held is unpacked beside them.
                tree.write(emptyJar(), "libraries/app/" + path);
            } else if (path.startsWith("lib/")) {
                tree.copy(file, layerOf(file) + "/app/" + path);
            } else if (path.startsWith("quarkus/")) {
                tree.copy(file, "framework/app/" + path);
            } else {
                tree.copy(file, "application/app/" + path);
            }
        }
    }

    private void stageCommands(StagedTree tree, HeadroomImage.Program.Commands commands) throws IOException {
        Path target = built.commands();
        tree.copy(target.resolve("headroom-cli.jar"), "application/app/headroom-cli.jar");
        stageJars(tree, target.resolve("lib"), "/lib/");
        for (Path file : built.commandFiles()) {
            tree.copy(file, "application/home/" + relative(built.root(), file));
        }
        if (commands.withPipeline()) {
            Path pipeline = built.pipeline();
            stageJars(tree, pipeline.resolve("lib"), "/" + PIPELINE + "lib/");
            Path jar = BuiltTree.jar(pipeline, "headroom-pipeline-", ".jar").orElseThrow();
            tree.copy(jar, "application/" + PIPELINE + jar.getFileName());
        }
    }

    private static void stageJars(StagedTree tree, Path directory, String target) throws IOException {
        for (Path jar : BuiltTree.files(directory)) {
            if (!BuiltTree.isNativeTorch(jar)) {
                tree.copy(jar, layerOf(jar) + target + jar.getFileName());
            }
        }
    }

    /** Headroom's own jars change with the code, and other people's do not. */
    private static String layerOf(Path jar) {
        return jar.getFileName().toString().matches(OWN_JAR) ? "project" : "libraries";
    }

    /** Always the same bytes; a jar with a manifest would hold the time it was made. */
    private static byte[] emptyJar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ZipOutputStream(bytes).close();
        return bytes.toByteArray();
    }

    private static String relative(Path base, Path file) {
        return base.relativize(file).toString();
    }
}

package io.headroom.cli.images;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.images.engine.ClusterLoad.ClusterKind;
import io.headroom.cli.images.staging.HeadroomImage;
import io.headroom.cli.images.staging.ImagePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom images}. */
@Command(
        name = "images",
        description =
                "Builds the container images with docker, podman or buildah; sends them to a registry or into a local cluster.")
public final class ImagesCommand implements Callable<Integer>, CheckedOptions {
    private final Console console;

    @Option(
            names = "--push",
            paramLabel = "REGISTRY",
            description = "Sends them there, as in registry.example.com/team.")
    private Optional<String> push;

    @Option(names = "--load", paramLabel = "TOOL", description = "Loads them into a cluster of kind or minikube.")
    private Optional<String> load;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "kind's cluster or minikube's profile to load into.")
    private Optional<String> cluster;

    @Option(names = "--tag", paramLabel = "T", description = "Tag (default: the chart's appVersion).")
    private Optional<String> tag;

    @Option(
            names = "--platform",
            paramLabel = "P",
            split = ",",
            description = "linux/amd64, linux/arm64 or, with --push, both with a comma (default: this machine's).")
    private List<String> platforms = List.of();

    @Option(
            names = "--engine",
            paramLabel = "E",
            description = "docker, podman or buildah (default: the first that answers).")
    private Optional<String> engine;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these, as in ranking,gateway.")
    private List<String> only = List.of();

    @Option(names = "--gpu", description = "Also headroom-ranking-gpu: ranking with libtorch for CUDA, some gigabytes.")
    private boolean gpu;

    @Option(
            names = "--libtorch",
            paramLabel = "FILE",
            description = "With --gpu: a CUDA libtorch, its zip or directory.")
    private Optional<Path> libtorch;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = "Base image, as by its digest (default: the Dockerfile's).")
    private Optional<String> base;

    @Option(names = "--stage-only", description = "Only lays out the build contexts, and says where; needs no engine.")
    private boolean stageOnly;

    public ImagesCommand(Console console) {
        this.console = console;
    }

    @Override
    public void checkOptions() {
        var unused = settings();
    }

    @Override
    public Integer call() throws IOException {
        new ImagesExecution(ProjectPaths.ofProcess(), console).run(settings());
        return 0;
    }

    private ImagesSettings settings() {
        require(push.isEmpty() || load.isEmpty(), "--push and --load exclude each other");
        require(cluster.isEmpty() || load.isPresent(), "--cluster needs --load");
        require(libtorch.isEmpty() || gpu, "--libtorch needs --gpu");
        libtorch.ifPresent(file -> require(Files.exists(file), "--libtorch is " + file + ", which does not exist"));
        List<ImagePlatform> chosen = platforms.isEmpty()
                ? List.of(ImagePlatform.ofThisMachine())
                : platforms.stream().map(ImagePlatform::parse).distinct().toList();
        require(
                chosen.size() == 1 || push.isPresent() || stageOnly,
                "several platforms need --push: only a registry keeps them");
        require(
                !gpu || chosen.equals(List.of(ImagePlatform.LINUX_AMD64)),
                "--gpu needs --platform linux/amd64: there is no CUDA libtorch for another");
        return new ImagesSettings(
                images(),
                chosen,
                tag,
                push.map(ImagesCommand::registry),
                load.map(ImagesCommand::kind),
                cluster,
                engine,
                base,
                libtorch,
                stageOnly);
    }

    private List<HeadroomImage> images() {
        Stream<HeadroomImage> all =
                Stream.concat(HeadroomImage.all().stream(), gpu ? Stream.of(HeadroomImage.gpu()) : Stream.empty());
        List<HeadroomImage> possible = all.toList();
        if (only.isEmpty()) {
            return possible;
        }
        Set<String> unknown = new TreeSet<>(only);
        possible.forEach(image -> unknown.remove(image.name()));
        require(
                unknown.isEmpty(),
                "--only names " + String.join(", ", unknown) + "; the images are "
                        + possible.stream().map(HeadroomImage::name).collect(Collectors.joining(", ")));
        return possible.stream().filter(image -> only.contains(image.name())).toList();
    }

    private static String registry(String name) {
        String trimmed = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        require(
                !trimmed.isBlank() && !trimmed.contains("://"),
                "--push is '" + name + "'; a registry is written without a scheme, as in registry.example.com/team");
        return trimmed;
    }

    private static ClusterKind kind(String name) {
        return switch (name) {
            case "kind" -> ClusterKind.KIND;
            case "minikube" -> ClusterKind.MINIKUBE;
            default -> throw CommandFailure.usage("--load is '" + name + "'; it may be kind or minikube");
        };
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw CommandFailure.usage(otherwise);
        }
    }
}

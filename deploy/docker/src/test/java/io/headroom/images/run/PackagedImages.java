package io.headroom.images.run;

import io.headroom.cli.console.Console;
import io.headroom.cli.images.staging.HeadroomImage;
import io.headroom.cli.images.staging.ImagePlatform;
import io.headroom.cli.images.staging.ImageStaging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Images as {@code headroom images} stages them, laid out as the Dockerfile copies them. */
public final class PackagedImages {
    /** Of the numeric user in the Dockerfile. */
    private static final int USER = 10001;

    private final Path directory;
    private final Map<String, ImageRecipe> recipes;
    private final Map<String, ImageRoot> roots = new TreeMap<>();

    private PackagedImages(Path directory, Map<String, ImageRecipe> recipes) {
        this.directory = directory;
        this.recipes = recipes;
    }

    /**
     * Stages images of the built tree.
     *
     * @param directory for everything; emptied
     */
    public static PackagedImages stage(Path tree, Path directory, List<String> names) throws IOException {
        delete(directory);
        ImagePlatform platform = ImagePlatform.ofThisMachine();
        ImageStaging staging = new ImageStaging(
                tree,
                Files.createDirectories(directory.resolve("staged")),
                java.util.Optional.empty(),
                (artifact, _) -> {
                    throw new IOException(
                            "nothing is fetched for the machine's own platform, but " + artifact + " was asked for");
                },
                new Console(System.out, System.err));
        Dockerfile dockerfile = Dockerfile.read(staging.dockerfile(), Map.of("TARGETARCH", platform.architecture()));
        PackagedImages images = new PackagedImages(directory, dockerfile.targets());
        for (HeadroomImage image : HeadroomImage.all()) {
            if (names.contains(image.name())) {
                Path context = staging.stage(image, List.of(platform)).directory();
                Path root = Files.createDirectories(directory.resolve("roots").resolve(image.name()));
                images.roots.put(image.name(), ImageRoot.assemble(images.recipe(image.name()), context, root));
            }
        }
        return images;
    }

    public ImageRecipe recipe(String name) {
        return recipes.get(name);
    }

    public ImageRoot root(String name) {
        return roots.get(name);
    }

    /** A directory for /var/lib/headroom that the image's user may write. */
    public Path dataDirectory(String name) throws IOException {
        Path data = Files.createDirectories(directory.resolve("data").resolve(name));
        giveToUser(data);
        return data;
    }

    /** Makes everything in a directory the image's user's. */
    public void giveToUser(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", USER);
                Files.setAttribute(file, "unix:gid", USER);
            }
        }
    }

    public Path log(String name) throws IOException {
        return Files.createDirectories(directory.resolve("logs")).resolve(name + ".log");
    }

    /** Starts a container of an image; its log is called after it. */
    public Container start(String image, String log, Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        return Container.start(
                recipe(image), root(image), new Container.Given(data, environment, List.of(arguments), log(log)));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

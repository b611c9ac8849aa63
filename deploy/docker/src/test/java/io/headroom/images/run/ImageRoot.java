package io.headroom.images.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The root file system of a container: what the Dockerfile copies out of a build context, and empty places for what comes from the base image
 * and the container's runtime. Files are hard links to those of the context.
 */
public record ImageRoot(Path directory) {
    private static final List<String> MOUNT_POINTS =
            List.of("usr/lib", "proc", "sys", "dev", "tmp", "opt/java/openjdk", "var/lib/headroom");

    /** Assembles it in an empty directory, layer by layer. */
    public static ImageRoot assemble(ImageRecipe recipe, Path context, Path directory) throws IOException {
        for (String place : MOUNT_POINTS) {
            Files.createDirectories(directory.resolve(place));
        }
        for (String name : List.of("lib", "lib64")) {
            mirror(Path.of("/", name), directory.resolve(name));
        }
        for (ImageRecipe.Copy copy : recipe.copies()) {
            lay(context.resolve(copy.source()), directory.resolve(copy.target().substring(1)));
        }
        // The runtime of containers gives these.
        for (String file : List.of("hosts", "resolv.conf")) {
            Path own = Path.of("/etc", file);
            if (Files.exists(own)) {
                Files.copy(own, directory.resolve("etc").resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new ImageRoot(directory);
    }

    /** A link of this machine's root as it is, a directory as a place to mount it. */
    private static void mirror(Path original, Path here) throws IOException {
        if (Files.isSymbolicLink(original)) {
            Files.createSymbolicLink(here, Files.readSymbolicLink(original));
            Path target = here.getParent().resolve(Files.readSymbolicLink(original));
            Files.createDirectories(target);
        } else if (Files.isDirectory(original)) {
            Files.createDirectories(here);
        }
    }

    private static void lay(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path place = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(place);
                } else {
                    Files.deleteIfExists(place);
                    Files.createLink(place, file);
                }
            }
        }
    }
}

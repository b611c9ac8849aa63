package io.headroom.cli.images.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An image to be built.
 *
 * @param target of the Dockerfile
 * @param context directory that is all the build sees
 * @param reference name and tag
 * @param platforms as {@code linux/arm64}; more than one only for a registry
 * @param arguments the Dockerfile's
 */
public record ImageBuild(
        String target,
        Path dockerfile,
        Path context,
        String reference,
        List<String> platforms,
        Map<String, String> arguments) {
    public ImageBuild {
        platforms = List.copyOf(platforms);
        arguments = Map.copyOf(arguments);
    }
}

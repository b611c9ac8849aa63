package io.headroom.images.run;

import java.util.List;
import java.util.Map;

/**
 * What the Dockerfile says about a target: the run stage, and what is laid over the base image for it.
 *
 * @param copies in the order of the layers
 */
public record ImageRecipe(
        List<Copy> copies,
        Map<String, String> environment,
        Map<String, String> labels,
        List<String> entrypoint,
        String user) {
    public ImageRecipe {
        copies = List.copyOf(copies);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        entrypoint = List.copyOf(entrypoint);
    }

    /** A directory of the context whose contents go to a directory of the image; {@code owner} is empty for root. */
    public record Copy(String source, String target, String owner) {}

    /** What a container of it may use, in bytes. */
    public long memoryLimitBytes() {
        String limit = labels.get("io.headroom.memory-limit");
        if (limit == null || !limit.matches("\\d+Mi")) {
            throw new IllegalStateException("io.headroom.memory-limit is " + limit + ", which is not a number of Mi");
        }
        return Long.parseLong(limit.substring(0, limit.length() - 2)) << 20;
    }
}

package io.headroom.features.benchmark;

import java.nio.file.Path;

/** Publishes the benchmark's bundle, for a service to serve. */
public final class PublishBundle {
    private PublishBundle() {}

    /** @param arguments directory of the bundle store */
    public static void main(String[] arguments) {
        System.out.println(
                BenchmarkData.publish(Path.of(arguments[0])).manifest().version());
    }
}

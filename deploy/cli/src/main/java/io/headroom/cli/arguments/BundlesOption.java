package io.headroom.cli.arguments;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that makes or serves bundles. */
public final class BundlesOption {
    @Option(names = "--bundles", paramLabel = "DIR", description = "Bundle store (default: target/headroom/bundles).")
    private Optional<Path> bundles;

    public Path value(ProjectPaths paths) {
        return bundles.orElseGet(paths::bundles).toAbsolutePath().normalize();
    }
}

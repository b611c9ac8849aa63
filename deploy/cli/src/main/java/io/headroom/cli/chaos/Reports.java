package io.headroom.cli.chaos;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.harness.experiment.Experiment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where reports go.
 *
 * @param out where they were asked for
 */
record Reports(ProjectPaths paths, Optional<Path> out) {
    /** A report of several has a folder of its own; where there is one, it is where it was asked for. */
    Path of(Experiment experiment, int experiments) {
        return out.isPresent() && experiments == 1
                ? out.get()
                : out.orElseGet(() -> paths.output().resolve("chaos")).resolve(experiment.name());
    }
}

package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Experiment;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What experiment to run and how.
 *
 * @param scenario of the budgets that say what is late
 * @param outDir where the report goes
 * @param readyPatience how long a service may take to be ready again before it is given up
 */
public record ExperimentOptions(Experiment experiment, String scenario, Path outDir, Duration readyPatience) {
    public static ExperimentOptions of(Experiment experiment, Path outDir) {
        return new ExperimentOptions(experiment, "default", outDir, Duration.ofSeconds(60));
    }
}

package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.load.LoadResult;
import java.util.List;

/**
 * A finished experiment and what it says.
 *
 * @param load the run it is made of, control window excluded; its judgement is the experiment's
 */
public record ExperimentResult(
        Experiment experiment, LoadResult load, List<FaultRecord> faults, ExperimentFigures figures) {
    public ExperimentResult {
        faults = List.copyOf(faults);
    }

    /** Of the process: 0 PASS, 1 FAIL, 3 INVALID. */
    public int exitCode() {
        return load.exitCode();
    }
}

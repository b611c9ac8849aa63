package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.load.LoadResult;
import java.util.List;

/**
 * A finished experiment and what it says.
 *
 * @param load the run it is made of, control window excluded; its judgement is the experiment's
 * @param sightings what the system was seen to do by itself, in order; empty where nobody watches it
 * @param caveats what readers of the figures must know, in one sentence each
 */
public record ExperimentResult(
        Experiment experiment,
        LoadResult load,
        List<FaultRecord> faults,
        ExperimentFigures figures,
        List<DatedSighting> sightings,
        List<String> caveats) {
    public ExperimentResult {
        faults = List.copyOf(faults);
        sightings = List.copyOf(sightings);
        caveats = List.copyOf(caveats);
    }

    /** Of the process: 0 PASS, 1 FAIL, 3 INVALID. */
    public int exitCode() {
        return load.exitCode();
    }
}

package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.figures.SampleRecorder.Tally;
import java.time.Duration;

/**
 * Where an experiment stands; given about once a second.
 *
 * @param phase what is going on
 * @param elapsed of the phase
 * @param tally of the requests so far, the control window included
 */
public record ExperimentProgress(String phase, Duration elapsed, Duration total, Tally tally) {
    static ExperimentProgress of(LoadPlan load, Duration now, Tally tally) {
        Duration control = now.plus(load.control());
        if (control.isNegative()) {
            return new ExperimentProgress("warming up", control.plus(load.warmup()), load.warmup(), tally);
        }
        return now.isNegative()
                ? new ExperimentProgress("control", control, load.control(), tally)
                : new ExperimentProgress("experiment", now, load.duration(), tally);
    }

    /** One line for a terminal. */
    public String line() {
        String numbers = tally.full() + tally.degraded() + tally.errors() == 0
                ? ""
                : ": " + tally.full() + " FULL, " + tally.degraded() + " degraded, " + tally.errors() + " errors";
        return phase + " " + elapsed.toSeconds() + "/" + total.toSeconds() + " s" + numbers;
    }
}

package io.headroom.harness.experiment.figures;

import java.util.List;

/**
 * The control window, in which nothing was done to the system.
 *
 * @param late answers after the request timeout
 */
public record ControlFigures(long requests, long errors, long late, long degraded) {
    static ControlFigures of(List<Sample> samples, long timeoutNanos) {
        return new ControlFigures(
                samples.size(),
                samples.stream().filter(sample -> !sample.answered()).count(),
                samples.stream()
                        .filter(sample -> sample.answered() && sample.latencyNanos() > timeoutNanos)
                        .count(),
                samples.stream().filter(Sample::degraded).count());
    }

    /** Share that was not answered FULL. */
    public double badShare() {
        return requests == 0 ? 0 : (double) (errors + degraded) / requests;
    }
}

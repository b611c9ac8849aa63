package io.headroom.harness.experiment.run;

import io.headroom.harness.experiment.target.Sighting;
import java.time.Duration;

/**
 * A sighting on the experiment's own axis of time.
 *
 * @param at since the start of the experiment, by the clock that also times the requests: when word of it arrived here
 */
public record DatedSighting(Duration at, Sighting sighting) {}

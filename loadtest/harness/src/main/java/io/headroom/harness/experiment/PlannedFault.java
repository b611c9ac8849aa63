package io.headroom.harness.experiment;

import java.time.Duration;
import java.util.Optional;

/**
 * One fault with its times, from the start of the experiment.
 *
 * @param end empty for a kill
 */
public record PlannedFault(Duration begin, Optional<Duration> end, Action action) {}

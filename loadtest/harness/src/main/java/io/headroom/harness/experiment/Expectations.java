package io.headroom.harness.experiment;

import java.util.OptionalDouble;

/**
 * What the system is expected to keep up; what is not stated is reported and not judged.
 *
 * @param availability least share of requests answered well inside the request timeout
 * @param withinBudget least share of requests answered well inside the request's p99 budget
 * @param degraded most share of answers below rung FULL
 * @param errors most requests that were not answered well
 * @param lateAnswers most answers that came after the request timeout
 * @param recoverySeconds most time from when the system could recover until it had
 * @param firstFullSeconds most time from a fault to the first FULL answer after its first victim
 * @param detectSeconds most time from a fault to the first answer that shows it was noticed
 * @param qualityRetained least share of FULL's ranking quality kept over all answers
 */
public record Expectations(
        OptionalDouble availability,
        OptionalDouble withinBudget,
        OptionalDouble degraded,
        OptionalDouble errors,
        OptionalDouble lateAnswers,
        OptionalDouble recoverySeconds,
        OptionalDouble firstFullSeconds,
        OptionalDouble detectSeconds,
        OptionalDouble qualityRetained) {}

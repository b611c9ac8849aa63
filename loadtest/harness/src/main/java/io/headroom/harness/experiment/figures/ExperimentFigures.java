package io.headroom.harness.experiment.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an experiment measured, the control window apart.
 *
 * @param requests that were due and sent
 * @param errors of them, not answered well
 * @param errorsByCategory likewise; load that was shed has a category of its own
 * @param lateAnswers answers after the request timeout
 * @param availability share of the requests answered well inside the request timeout
 * @param withinBudget share of the requests answered well inside the request's p99 budget
 * @param degradedShare share of the answers below rung FULL
 * @param budgetBurned share of the requests missed over the share that may be; 1 burns the whole error budget of the experiment
 * @param latestMicros the latest answer
 * @param detectSeconds the longest of all episodes; empty when no answer showed anything
 * @param firstFullSeconds likewise; empty when a victim was never followed by a FULL answer, or there was none
 * @param recoverySeconds likewise; empty when the system did not recover from one, or there was none
 * @param quality of the answers
 * @param control the window before
 * @param episodes faults as they were felt
 * @param timeline control window and experiment, second by second
 */
public record ExperimentFigures(
        long requests,
        long errors,
        Map<String, Long> errorsByCategory,
        long lateAnswers,
        double availability,
        double withinBudget,
        double degradedShare,
        double budgetBurned,
        long latestMicros,
        OptionalDouble detectSeconds,
        OptionalDouble firstFullSeconds,
        OptionalDouble recoverySeconds,
        QualityFigures quality,
        ControlFigures control,
        List<Episode> episodes,
        List<Second> timeline) {
    public ExperimentFigures {
        errorsByCategory = Collections.unmodifiableMap(new LinkedHashMap<>(errorsByCategory));
        episodes = List.copyOf(episodes);
        timeline = List.copyOf(timeline);
    }
}

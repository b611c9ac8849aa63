package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.StageReport;
import io.headroom.gateway.ladder.RungName;
import java.util.List;
import java.util.Optional;

/**
 * What a request ends with.
 *
 * @param choices best first
 * @param reasons why the rung is not FULL; empty when it is
 * @param timeSeconds the moment the request was for, in the data's time: seconds since the epoch
 * @param coldStart whether nothing is known of the user
 * @param budgetMicros the request's timeout
 * @param spentMicros from the request's begin
 * @param reports how every stage ended, one that was not called as SKIPPED
 * @param scoredFrom what ranking told of the feature values it scored from; empty when it was not asked or had no fresh ones
 */
public record Answer(
        List<Choice> choices,
        RungName rung,
        List<String> reasons,
        long timeSeconds,
        boolean coldStart,
        long budgetMicros,
        long spentMicros,
        List<StageReport> reports,
        Optional<ScoredFeatures> scoredFrom) {
    public Answer {
        choices = List.copyOf(choices);
        reasons = List.copyOf(reasons);
        reports = List.copyOf(reports);
    }

    /** One item of the answer. */
    public record Choice(long itemId, String title, float score, List<String> sources) {
        public Choice {
            sources = List.copyOf(sources);
        }
    }
}

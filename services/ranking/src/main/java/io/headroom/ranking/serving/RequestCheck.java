package io.headroom.ranking.serving;

import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;

/** Refuses requests that contradict themselves or ask too much. */
final class RequestCheck {
    private RequestCheck() {}

    static void check(RankRequest request, int maxCandidates) {
        int candidates = request.getCandidates().getItemIdsCount();
        if (candidates > maxCandidates) {
            throw invalid("candidates are " + candidates + ", but at most " + maxCandidates + " are ranked at once");
        }
        for (SourceScores source : request.getCandidates().getSourcesList()) {
            if (source.getScoresCount() != candidates) {
                throw invalid("source '" + source.getSource() + "' has " + source.getScoresCount()
                        + " scores, but there are " + candidates + " candidates");
            }
        }
        if (request.getLoggedCandidates() < 0 || request.getLoggedCandidates() > maxCandidates) {
            throw invalid(
                    "logged_candidates is " + request.getLoggedCandidates() + ", but must lie in 0.." + maxCandidates);
        }
        if (request.getTimeSeconds() < 0) {
            throw invalid("time_seconds is " + request.getTimeSeconds() + ", but must not be below 0");
        }
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(FailureCategory.INVALID, message);
    }
}

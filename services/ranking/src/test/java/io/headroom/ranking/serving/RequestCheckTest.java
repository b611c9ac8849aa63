package io.headroom.ranking.serving;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCheckTest {
    @Test
    void check_accepts_whenWithinLimits() {
        assertThatCode(() -> RequestCheck.check(request(3, 3).build(), 3)).doesNotThrowAnyException();
    }

    @Test
    void check_namesBoth_whenTooManyCandidates() {
        assertInvalid(request(4, 4), "candidates are 4, but at most 3 are ranked at once");
    }

    @Test
    void check_namesSource_whenScoresDoNotMatch() {
        assertInvalid(request(3, 2), "source 'popular' has 2 scores, but there are 3 candidates");
    }

    @Test
    void check_namesTime_whenNegative() {
        assertInvalid(request(3, 3).setTimeSeconds(-1), "time_seconds is -1, but must not be below 0");
    }

    @Test
    void check_namesLoggedCandidates_whenOutsideTheirLimits() {
        assertInvalid(request(3, 3).setLoggedCandidates(4), "logged_candidates is 4, but must lie in 0..3");
        assertInvalid(request(3, 3).setLoggedCandidates(-1), "logged_candidates is -1, but must lie in 0..3");
    }

    private static void assertInvalid(RankRequest.Builder request, String message) {
        assertThatThrownBy(() -> RequestCheck.check(request.build(), 3))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> org.assertj.core.api.Assertions.assertThat(e.category())
                                .isEqualTo(FailureCategory.INVALID))
                .hasMessage(message);
    }

    private static RankRequest.Builder request(int candidates, int scores) {
        SourceScores.Builder popular = SourceScores.newBuilder().setSource("popular");
        for (int i = 0; i < scores; i++) {
            popular.addScores(i);
        }
        return RankRequest.newBuilder()
                .setCandidates(CandidateSet.newBuilder()
                        .addAllItemIds(List.of(1L, 2L, 3L, 4L).subList(0, candidates))
                        .addSources(popular));
    }
}

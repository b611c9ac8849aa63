package io.headroom.world.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TrueRelevanceTest {
    private static final long RELEASE = 1_000_000;
    private static final long DAY = 86_400;
    private final TrueRelevance truth = new TrueRelevance(
            new RelevanceParameters(2, 10, -2, 3, 0.5, 10, 0.6, 2, 0.5, 0.7),
            new LatentFactors(
                    2,
                    new float[] {1, 0, 0, 1},
                    new float[] {0.25f, 0},
                    new float[] {1, 0, 0, 1},
                    new float[] {0, 0.5f},
                    new long[] {RELEASE, 0}));

    @Test
    void utility_isTheStatedSum() {
        assertThat(truth.utility(1, 1, RELEASE + 10 * DAY)).isCloseTo(3 + 0.25 + 0.5 * Math.exp(-1), within(1e-12));
        assertThat(truth.utility(1, 1, RELEASE - DAY))
                .isEqualTo(truth.utility(1, 1, RELEASE))
                .isEqualTo(3.75);
    }

    @Test
    void relevance_isTheLogisticOfUtilityAndIntercept() {
        assertThat(truth.relevance(1, 1, RELEASE)).isCloseTo(1 / (1 + Math.exp(-1.75)), within(1e-12));
    }

    @Test
    void clickProbability_isRelevanceTimesExamination() {
        assertThat(truth.examination(1)).isEqualTo(1);
        assertThat(truth.examination(8)).isCloseTo(Math.pow(8, -0.6), within(1e-12));
        assertThat(truth.clickProbability(2, 2, 8, RELEASE))
                .isEqualTo(truth.relevance(2, 2, RELEASE) * truth.examination(8));
    }

    @Test
    void expectedRating_isLinearInUtility() {
        assertThat(truth.expectedRating(1, 1, RELEASE)).isCloseTo(2 + 0.5 * 3.75, within(1e-12));
    }

    @Test
    void unknown_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> truth.relevance(3, 1, RELEASE))
                .withMessage("user id must be between 1 and 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> truth.relevance(1, 0, RELEASE))
                .withMessage("item id must be between 1 and 2, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> truth.examination(11))
                .withMessage("position must be between 1 and 10, was 11");
    }
}

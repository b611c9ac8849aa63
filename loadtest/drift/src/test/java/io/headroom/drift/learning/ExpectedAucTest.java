package io.headroom.drift.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ExpectedAucTest {
    @Test
    void of_isTheOrdinaryAuc_whenLabelsAreCertain() {
        ExpectedAuc auc = new ExpectedAuc(new double[] {0.1, 0.2, 0.3, 0.4});
        assertThat(auc.of(new double[] {0, 1, 0, 1})).isEqualTo(0.75);
    }

    @Test
    void of_isOneHalf_whenScoresAreTied() {
        ExpectedAuc auc = new ExpectedAuc(new double[] {5, 5, 5});
        assertThat(auc.of(new double[] {0.9, 0.1, 0.5})).isCloseTo(0.5, within(1e-12));
    }
}

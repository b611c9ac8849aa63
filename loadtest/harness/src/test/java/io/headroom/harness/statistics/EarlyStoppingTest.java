package io.headroom.harness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EarlyStoppingTest {
    @ParameterizedTest
    @CsvSource({"0.99,0,459", "0.99,1,661", "0.99,2,836", "0.5,0,7", "0.999,0,4603", "0.95,0,90"})
    void smallestWithin_isTheKnownSampleSize(double quantile, long late, long within) {
        assertThat(EarlyStopping.smallestWithin(quantile, late, 0.99)).isEqualTo(within);
        assertThat(EarlyStopping.proves(quantile, within, late, 0.99)).isTrue();
        assertThat(EarlyStopping.proves(quantile, within - 1, late, 0.99)).isFalse();
    }

    @Test
    void requestsNeeded_growsAsTheLateShareNearsTheClaim() {
        assertThat(EarlyStopping.requestsNeeded(0.99, 0, 0.99)).hasValue(459);
        assertThat(EarlyStopping.requestsNeeded(0.99, 0.005, 0.99).orElseThrow())
                .isBetween(1500L, 2500L);
        assertThat(EarlyStopping.requestsNeeded(0.99, 0.009, 0.99).orElseThrow())
                .isGreaterThan(40_000);
        assertThat(EarlyStopping.requestsNeeded(0.99, 0.011, 0.99)).isEmpty();
    }

    @Test
    void refutes_needsMoreLateRequestsThanChanceExplains() {
        assertThat(EarlyStopping.refutes(0.99, 99, 1, 0.99)).isFalse();
        assertThat(EarlyStopping.refutes(0.99, 90, 10, 0.99)).isTrue();
        assertThat(EarlyStopping.refutes(0.99, 100, 0, 0.99)).isFalse();
    }

    @Test
    void requestsForMargin_isTheFigureOfMlPerf() {
        assertThat(EarlyStopping.requestsForMargin(0.99, 0.0005, 0.99)).isEqualTo(262_742);
    }
}

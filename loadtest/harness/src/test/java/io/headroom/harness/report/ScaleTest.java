package io.headroom.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScaleTest {
    @Test
    void ticks_areRoundNumbers() {
        assertThat(Scale.linear(0, 43, 0, 100).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(new Scale(1, 2000, true, 0, 100).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    }

    @Test
    void latency_turnsLogarithmic_whenTheLargestDwarfsTheBudget() {
        assertThat(Scale.latency(2, 100, 40, 0, 1).logarithmic()).isFalse();
        assertThat(Scale.latency(2, 1500, 40, 0, 1).logarithmic()).isTrue();
    }

    @Test
    void at_staysInsideTheChart() {
        Scale scale = Scale.linear(0, 10, 200, 20);
        assertThat(scale.at(0)).isEqualTo(200);
        assertThat(scale.at(10)).isEqualTo(20);
        assertThat(scale.at(1e9)).isEqualTo(20);
    }
}

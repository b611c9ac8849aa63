package io.headroom.gateway.impressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoggingPlanTest {
    @Test
    void of_asksForAMultipleOfTheLimit_butNotForMoreThanAllowed() {
        LoggingPlan plan = new LoggingPlan(4, 20, 500, 1);

        assertThat(plan.of("r", 1).candidates()).isEqualTo(24);
        assertThat(plan.of("r", 10).candidates()).isEqualTo(60);
        assertThat(plan.of("r", 100).candidates()).isEqualTo(420);
        assertThat(new LoggingPlan(4, 20, 50, 1).of("r", 10).candidates()).isEqualTo(50);
    }

    @Test
    void values_areWantedOfTheShare_andAlwaysOfTheSameRequests() {
        LoggingPlan plan = new LoggingPlan(4, 20, 500, 0.3);
        int requests = 20_000;

        long wanted = IntStream.range(0, requests)
                .filter(i -> plan.of("request-" + i, 10).values())
                .count();

        assertThat((double) wanted / requests).isCloseTo(0.3, within(0.015));
        assertThat(plan.of("request-7", 10)).isEqualTo(plan.of("request-7", 10));
        assertThat(new LoggingPlan(4, 20, 500, 1).of("any", 10).values()).isTrue();
        assertThat(new LoggingPlan(4, 20, 500, 0).of("any", 10).values()).isFalse();
    }

    @Test
    void plan_isRefusedByName_whenItMakesNoSense() {
        assertThatThrownBy(() -> new LoggingPlan(4, 20, 500, 1.1))
                .hasMessage("headroom.gateway.impressions.values-share is 1.1, but must lie in 0..1");
        assertThatThrownBy(() -> new LoggingPlan(0, 20, 500, 1))
                .hasMessageStartingWith("headroom.gateway.impressions.logged-candidates is 0, 20, 500");
    }
}

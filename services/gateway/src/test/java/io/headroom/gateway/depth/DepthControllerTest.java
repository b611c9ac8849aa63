package io.headroom.gateway.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthControllerTest {
    private final DepthController controller = new DepthController(new DepthSettings(500, 50, 1.5, 100, 2, 10));

    @Test
    void plan_ranksAll_whileNothingIsKnown() {
        assertThat(controller.plan(500, 1)).isEqualTo(Depth.all(500));
    }

    @Test
    void plan_ranksWhatTimeAllows_andSaysSo() {
        answered(500, 10_000, 1_000);

        Depth depth = controller.plan(500, 5_000);

        assertThat(depth.limit()).isEqualTo(Depth.Limit.TIME);
        assertThat(depth.ranked()).isBetween(180, 250);
        assertThat(controller.plan(500, 60_000)).isEqualTo(Depth.all(500));
    }

    @Test
    void plan_ranksNothing_whenFewerThanTheLeastAreAffordable_butProbesNowAndThen() {
        answered(500, 50_000, 1_000);

        int[] ranked = IntStream.range(0, 20)
                .map(i -> controller.plan(500, 3_000).ranked())
                .toArray();

        assertThat(IntStream.of(ranked).filter(n -> n == 50)).hasSize(2);
        assertThat(IntStream.of(ranked).filter(n -> n == 0)).hasSize(18);
    }

    @Test
    void plan_neverProbes_whenNoTimeIsLeft() {
        answered(500, 50_000, 10);

        assertThat(IntStream.range(0, 50).map(i -> controller.plan(500, 0).ranked()))
                .containsOnly(0);
    }

    @Test
    void plan_ranksThemAll_whenThereAreFewerThanTheLeast() {
        answered(500, 10_000, 10);

        assertThat(controller.plan(20, 60_000)).isEqualTo(Depth.all(20));
    }

    @Test
    void late_halvesTheCap_onceForCallsUnderWayTogether() {
        controller.late(500);
        controller.late(500);
        assertThat(controller.plan(500, 70_000)).isEqualTo(new Depth(250, 500, Depth.Limit.LATENESS));

        controller.late(250);
        controller.late(125);
        controller.late(62);
        controller.late(50);
        assertThat(controller.cap()).isEqualTo(50);
    }

    @Test
    void answered_raisesTheCap_onlyWhenItWasReached() {
        controller.late(500);
        controller.answered(100, 1_000);
        assertThat(controller.cap()).isEqualTo(250);
        controller.answered(250, 1_000);
        assertThat(controller.cap()).isEqualTo(375);
        controller.answered(375, 1_000);
        assertThat(controller.cap()).isEqualTo(500);
    }

    @Test
    void settings_nameKeyValueAndLimit_whenOneIsWrong() {
        assertThatThrownBy(() -> new DepthSettings(500, 50, 1, 100, 2, 10))
                .hasMessage("headroom.gateway.depth.growth is 1.0, but must be above 1");
    }

    private void answered(int ranked, long micros, int times) {
        for (int i = 0; i < times; i++) {
            controller.answered(ranked, micros);
        }
    }
}

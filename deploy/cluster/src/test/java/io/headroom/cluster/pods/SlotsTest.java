package io.headroom.cluster.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlotsTest {
    private final Slots slots = new Slots();

    @Test
    void settle_namesPodsByAge() {
        slots.settle("ranking", List.of(pod("b", true), pod("a", true)));
        assertThat(slots.names("ranking")).containsExactly("ranking-0", "ranking-1");
        assertThat(slots.uid("ranking-0")).contains("b");
        assertThat(slots.uid("ranking-1")).contains("a");
    }

    @Test
    void settle_fillsTheSlotOfThePodThatWent() {
        slots.settle("ranking", List.of(pod("a", true), pod("b", true)));
        slots.settle("ranking", List.of(pod("b", true)));
        assertThat(slots.uid("ranking-0")).isEmpty();
        assertThat(slots.names("ranking")).containsExactly("ranking-0", "ranking-1");
        slots.settle("ranking", List.of(pod("b", true), pod("c", true)));
        assertThat(slots.uid("ranking-0")).contains("c");
        assertThat(slots.uid("ranking-1")).contains("b");
    }

    @Test
    void settle_vacatesTheSlotOfAPodThatIsEnding() {
        slots.settle("ranking", List.of(pod("a", true)));
        slots.settle("ranking", List.of(pod("a", false), pod("b", true)));
        assertThat(slots.uid("ranking-0")).contains("b");
        assertThat(slots.names("ranking")).hasSize(1);
        assertThat(slots.nameOf("a")).contains("ranking-0");
    }

    @Test
    void settle_opensAnotherSlot_whenNoneIsVacant() {
        slots.settle("ranking", List.of(pod("a", true)));
        slots.settle("ranking", List.of(pod("a", true), pod("b", true)));
        assertThat(slots.uid("ranking-1")).contains("b");
    }

    @Test
    void uid_isEmpty_forNamesThatNoSlotHas() {
        slots.settle("ranking", List.of(pod("a", true)));
        for (String name : List.of("ranking", "ranking-1", "ranking-x", "ranking-", "nobody-0", "", "ranking-00")) {
            assertThat(slots.uid(name)).as(name).isEmpty();
        }
    }

    private static PodView pod(String uid, boolean live) {
        return new PodView("ranking", uid, "pod-" + uid, "10.0.0.1", "", live, !live, live, 0, Map.of());
    }
}

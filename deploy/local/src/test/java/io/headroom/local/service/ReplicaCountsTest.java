package io.headroom.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ReplicaCountsTest {
    @Test
    void parse_countsWhatIsNamed_andOneOfTheRest() {
        ReplicaCounts counts = ReplicaCounts.parse("ranking=2,candidates=3");
        assertThat(counts.of("ranking")).isEqualTo(2);
        assertThat(counts.of("candidates")).isEqualTo(3);
        assertThat(counts.of("features")).isEqualTo(1);
    }

    @Test
    void parse_namesTheValue_whenItIsNotOfTheForm() {
        for (String text : new String[] {"", "ranking", "ranking=two", "ranking=2,", "ranking=-1", "ranking==2"}) {
            assertThatThrownBy(() -> ReplicaCounts.parse(text))
                    .hasMessage("replicas are '" + text + "', but must be of the form ranking=2,candidates=2");
        }
        assertThatThrownBy(() -> ReplicaCounts.parse("ranking=2,ranking=3"))
                .hasMessage("replicas are 'ranking=2,ranking=3', which names ranking twice");
    }

    @Test
    void parse_namesTheLimit_whenACountIsOutOfRange() {
        assertThatThrownBy(() -> ReplicaCounts.parse("ranking=0"))
                .hasMessage("replicas of ranking are 0, but must lie between 1 and 7");
        assertThatThrownBy(() -> ReplicaCounts.parse("gateway=2"))
                .hasMessage("replicas of gateway are 2, but must lie between 1 and 1");
        assertThatThrownBy(() -> ReplicaCounts.parse("monitor=2"))
                .hasMessageStartingWith("there is no service 'monitor'");
        assertThatThrownBy(() -> ReplicaCounts.parse("ranking=5,candidates=5"))
                .hasMessage("replicas beyond the first are 8 over all services, but at most 6 have ports");
    }
}

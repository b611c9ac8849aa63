package io.headroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestOutcomeTest {
    @Test
    void status_saysTheOutcome_whenTheAnswerWasDelivered() {
        assertThat(RequestOutcome.of(true, 200, false)).isEqualTo(RequestOutcome.ANSWERED);
        assertThat(RequestOutcome.of(true, 200, true)).isEqualTo(RequestOutcome.ANSWERED);
        assertThat(RequestOutcome.of(true, 503, false)).isEqualTo(RequestOutcome.REFUSED);
        assertThat(RequestOutcome.of(true, 500, false)).isEqualTo(RequestOutcome.FAILED);
        assertThat(RequestOutcome.of(true, 415, false)).isEqualTo(RequestOutcome.INVALID);
    }

    @Test
    void patience_saysTheOutcome_whenTheClientWent() {
        assertThat(RequestOutcome.of(false, 200, false)).isEqualTo(RequestOutcome.ABANDONED);
        assertThat(RequestOutcome.of(false, 200, true)).isEqualTo(RequestOutcome.UNANSWERED);
    }
}

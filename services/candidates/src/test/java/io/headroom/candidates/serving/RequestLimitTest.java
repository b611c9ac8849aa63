package io.headroom.candidates.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.runtime.failures.ServiceException;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private final RequestLimit limit = new RequestLimit(500, 1000);

    @Test
    void of_takesStandard_whenRequestSaysNone() {
        assertThat(limit.of(asking(0))).isEqualTo(500);
        assertThat(limit.of(asking(1000))).isEqualTo(1000);
    }

    @Test
    void of_refuses_whenOutOfRange() {
        assertThatThrownBy(() -> limit.of(asking(1001)))
                .isInstanceOf(ServiceException.class)
                .hasMessage("limit is 1001, but must lie between 0 and 1000");
    }

    @Test
    void new_namesKeys_whenStandardExceedsMost() {
        assertThatThrownBy(() -> new RequestLimit(500, 100))
                .hasMessage("headroom.candidates.default-limit is 500, but must lie between 1 and"
                        + " headroom.candidates.max-limit, 100");
    }

    private static GenerateRequest asking(int limit) {
        return GenerateRequest.newBuilder().setLimit(limit).build();
    }
}

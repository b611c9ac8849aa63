package io.headroom.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private final RequestIds ids = seeded();

    private static RequestIds seeded() {
        SplittableRandom random = new SplittableRandom(7);
        return new RequestIds(() -> random);
    }

    @Test
    void of_keepsTheClientsOwn_whenItIsValid() {
        assertThat(ids.of(Optional.of("my-Id_1.0"))).isEqualTo("my-Id_1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<script>", "x\n"})
    void of_makesOne_whenTheClientsOwnIsNotValid(String offered) {
        assertThat(ids.of(Optional.of(offered))).matches("[0-9a-f]{16}");
    }

    @Test
    void of_drawsFromTheSourceItWasGiven() {
        RequestIds same = seeded();
        String first = ids.of(Optional.empty());
        assertThat(same.of(Optional.empty())).isEqualTo(first);
        assertThat(ids.of(Optional.empty())).isNotEqualTo(first);
    }
}

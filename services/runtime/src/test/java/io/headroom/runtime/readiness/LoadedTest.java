package io.headroom.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import org.junit.jupiter.api.Test;

class LoadedTest {
    private final Loaded<String> loaded = new Loaded<>("test is warming up");

    @Test
    void get_refuses_beforeItIsLoadedAndAfterItIsTakenAway() {
        assertUnavailable();
        loaded.set("model");
        assertThat(loaded.get()).isEqualTo("model");
        assertThat(loaded.take()).contains("model");
        assertUnavailable();
        assertThat(loaded.take()).isEmpty();
    }

    private void assertUnavailable() {
        assertThatThrownBy(loaded::get)
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.category()).isEqualTo(FailureCategory.UNAVAILABLE))
                .hasMessage("test is warming up");
    }
}

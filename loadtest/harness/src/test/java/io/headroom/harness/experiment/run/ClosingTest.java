package io.headroom.harness.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosingTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void everyStepIsDone_andTheFirstFailureBearsTheOthers() {
        Throwable failure = catchThrowable(
                () -> Closing.all(List.of(failing("a"), () -> done.add("b"), failing("c"), () -> done.add("d"))));
        assertThat(done).containsExactly("b", "d");
        assertThat(failure).hasMessage("a");
        assertThat(failure.getSuppressed()).singleElement().satisfies(more -> assertThat(more)
                .hasMessage("c"));
    }

    private static Runnable failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }
}
